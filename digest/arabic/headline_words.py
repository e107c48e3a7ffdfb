"""Words of headlines that are no names although they stand in one form alone: calls, counts, ranks."""

from __future__ import annotations

from digest.arabic.calendar import list_month_names, weekday_name
from digest.arabic.letters import fold

_WORDS = """
شاهد بالصور صور بالفيديو فيديو عاجل مباشر خاص حصري حصريا إنفوغرافيك إنفوجرافيك انفوجرافيك انفوغرافيك تقرير تحليل رأي
مقال حوار هكذا لماذا كيف متى أين ماذا هل بسبب بفعل باتجاه بقيمة بحجة بتهمة جراء إثر عقب قرب وسط أجل مدى وفق بحسب حسب
أكثر أقل أكبر أصغر أفضل أسوأ أول أولى آخر أحدث أعلى أدنى أقوى أبرز أغرب نصف ربع ثلث مليون مليونا مليوني مليار ملياري
ألف آلاف مئات المئات عشرات العشرات بالمئة المئة المائة بالمائة عام عاما أعوام سنة سنوات شهر أشهر أسبوع أسبوعين يوم يومين
يوميا ساعة ساعات دقيقة دقائق مرة مرات يجب مقتل قتيل قتيلا قتلى جريح جريحا جرحى مصرع وفاة إصابة كارثة مأساة فوضى هربا
مجددا جدا ردا تحسبا خلفية للمرة لأول دولار دولارا يورو ريال درهم جنيه شخص شخصا أشخاص اثنين ثلاثة أربعة خمسة ستة سبعة
ثمانية تسعة عشرة دولة دول رئيس وزير ملك أمير الثاني الثالث الرابع الخامس محليا عالميا عربيا دوليا رسميا فضيحة عملاقة
"""


def _list_words() -> frozenset[str]:
    words = {fold(word) for word in _WORDS.split()}
    words |= {fold(name) for month in range(1, 13) for name in list_month_names(month)}
    return frozenset(words | {fold(weekday_name(day)) for day in range(7)})


#: Folded.
HEADLINE_WORDS = _list_words()
