"""Spellings of names that are common words too, and the neighbours that settle which of the two stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.arabic.letters import fold_words

#: Where one is or goes to: before a place's name. «ب» and «ل» are the proclitics, written as one word with the name.
IN_A_PLACE = "في ب ل من إلى على مدينة محافظة ريف بلدة قرب شمال جنوب شرق غرب وسط معارك معركة قصف أطراف سكان أهالي"
#: What an organisation does: verbs after its name.
DOES = "تعلن تتبنى ترفض تهاجم تسيطر تقتل تنفي تؤكد تستولي تدعو توافق تقول تهدد تتهم تحذر تطالب تدين تستهدف تشن"
#: What a person does: verbs after the name.
HE_DOES = "يعلن يرفض ينفي يؤكد يدعو يوافق يقول يهدد يتهم يحذر يطالب يدين يلتقي يصل يزور يبحث يغادر يستقبل"
#: Adjectives that go with a common noun without article: «حماس شعبي», enthusiasm.
OF_A_KIND = "شعبي وطني عربي خليجي فرنسي سعودي أمريكي أميركي روسي مصري أوروبي دولي واضح غير"
#: A name counts only with one of these beside it: spelling | words before | words after.
NEEDED = f"""
فتح | حركة حركتي | حماس
مالي | في ب ل من إلى شمال جنوب وسط دولة جمهورية رئيس جيش حكومة انقلاب عاصمة | النيجر بوركينا السنغال تشاد موريتانيا
جدة | {IN_A_PLACE} ميناء مطار موسم قمة مكة الرياض أمير محافظ كورنيش أمانة جامعة دربي | مكة الرياض السعودية التاريخية
وجدة | {IN_A_PLACE} مطار جامعة مولودية ولاية مهرجان عمالة طريق | المغربية المغرب فاس الناظور بركان
دوما | {IN_A_PLACE} هجوم كيماوي كيميائي الغوطة | السورية حرستا الغوطة عربين
درعا | {IN_A_PLACE} مهد اتفاق | البلد السورية القنيطرة السويداء المحطة
سرت | {IN_A_PLACE} تحرير خليج | الليبية الجفرة
تعز | {IN_A_PLACE} جبهة جبهات حصار | اليمنية الحديدة
مأرب | {IN_A_PLACE} جبهة جبهات حصار | اليمنية الجوف
كابل | في ب ل من إلى العاصمة مدينة وسط غرب شرق شمال جنوب مطار سفارة قرب تفجير تفجيرات انفجار | الأفغانية
عمان | العاصمة مطار | الأردنية الأردن
طالبان | حركة مع بين ل ضد مقاتلو مقاتلي عناصر قادة زعيم وفد هدنة متمردو متمردي | الأفغانية أفغانستان باكستان {DOES}
الصدر | مقتدى تيار زعيم أنصار كتلة قائمة ائتلاف تحالف مدينة | العبادي العامري المالكي {HE_DOES}
البرهان | الفتاح الفريق | حميدتي حمدوك {HE_DOES}
ظريف | جواد وزير الإيراني | {HE_DOES}
كان | مهرجان مدينة | السينمائي
البندقية | في مدينة مهرجان بينالي قنوات | السينمائي الإيطالية
الأقصر | {IN_A_PLACE} معبد متحف أسوان مطار | أسوان المصرية
فاس | {IN_A_PLACE} مكناس طريق جامعة | المغربية مكناس
حماة | {IN_A_PLACE} محافظ إدلب حمص | السورية إدلب حمص
جنين | {IN_A_PLACE} مخيم نابلس طولكرم | نابلس طولكرم
تدمر | في ب من إلى مدينة قرب آثار شرق غرب معبد متحف | الأثرية السورية
مشهد | مدينة | الإيرانية
مسقط | في ب ل من إلى العاصمة مدينة محادثات مفاوضات اجتماع | العمانية
بنين | في دولة جمهورية منتخب رئيس ساحل سواحل | نيجيريا توغو
كوبا | في ب ل من إلى عن على مع ضد رئيس زعيم سفارة دولة حصار شرق غرب شمال جنوب هافانا | الشيوعية هافانا فنزويلا
صوفيا | في ب من إلى العاصمة مدينة | البلغارية
كلوب | يورغن المدرب مدرب مع | {HE_DOES}
جورجيا | في ب ل من إلى ولاية دولة جمهورية رئيس مع ضد | أوكرانيا أرمينيا الأمريكية الأميركية
"""
#: A name does not count with one of these beside it: spelling | words before | words after.
REFUTED = f"""
حماس | ب كل روح شدة | كبير كبيرة الجماهير جماهيري الجمهور منقطع شديد المشجعين اللاعبين لاعبي الشباب زائد {OF_A_KIND}
قطر | | متر أمتار دائرة الدائرة سنتيمتر كيلومتر
مصر | | على أن
المغرب | صلاة أذان قبل بعد وقت موعد | العربي
الرباط | قطع تمزق إصابة | الصليبي الجانبي الخارجي الداخلي
الأسد | برج قلب نصيب حصة شبل | المفترس الجائع
الموصل | الطريق السلك | إلى ل الجيد
الضفة | | الأخرى المقابلة اليسرى اليمنى
روحاني | معالج علاج طب عالم دجال شيخ غذاء جانب |
عدن | جنة جنات |
البشير | | النذير
المالكي | المذهب الفقه الإمام الفقيه |
تركي | الأمير الشيخ | آل الفيصل بن الدخيل
يمني | اليد القدم الساق العين الركبة الجهة الأذن الكتف الفخذ الذراع يده قدمه ساقه عينه | اليسرى
"""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Folded words before and after a spelling; with ``needed`` one of them must stand there, else none may."""

    before: frozenset[str]
    after: frozenset[str]
    needed: bool = True

    def settle(self, before: set[str], after: set[str], proclitic: str) -> bool:
        """Tell whether the name stands there, from the forms of the words beside it and its own proclitic.

        With «و» in front it is joined to what stands before it, so that word must be one of its own kind: «حماس وفتح»
        is, «مطار وجدة» is not the airport of «جدة».
        """
        joined = self.needed and proclitic.startswith("و")
        first = self.after if joined else self.before
        beside = not first.isdisjoint(before | set(proclitic)) or not self.after.isdisjoint(after)
        return beside if self.needed else not beside


def _read(table: str, *, needed: bool) -> dict[str, Neighbours]:
    rows = [re.split(r"\s*\|\s*", line.strip()) for line in table.strip().splitlines()]
    return {fold_words(spelling): Neighbours(_fold(before), _fold(after), needed) for spelling, before, after in rows}


def _fold(words: str) -> frozenset[str]:
    return frozenset(fold_words(words).split())


HOMOGRAPHS = _read(REFUTED, needed=False) | _read(NEEDED, needed=True)
"""The guard of each ambiguous spelling, by its folded form."""
