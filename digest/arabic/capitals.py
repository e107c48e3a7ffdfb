"""Capitals and seats of power that news texts use for a whole country: «أنقرة تفشل» tells what «تركيا تفشل» tells."""

from digest.arabic.stems import stem

_SEATS = """
أنقرة تركيا|موسكو روسيا|الكرملين روسيا|واشنطن أمريكا|البنتاغون أمريكا|أميركا أمريكا
الأميركية الأمريكية|لندن بريطانيا|باريس فرنسا|الإليزيه فرنسا|برلين ألمانيا|روما إيطاليا|مدريد إسبانيا|أثينا اليونان
بكين الصين|طوكيو اليابان|سيول كوريا|بيونغيانغ كوريا|بيونغ كوريا|نيودلهي الهند|كابول أفغانستان|كابل أفغانستان
طهران إيران|بغداد العراق|بيروت لبنان|الرياض السعودية|أبوظبي الإمارات|الدوحة قطر|صنعاء اليمن
القاهرة مصر|الخرطوم السودان|الرباط المغرب|كييف أوكرانيا|كاراكاس فنزويلا|كراكاس فنزويلا|أوتاوا كندا
"""
"""Pairs of a seat (or a second spelling) and its country; names of cities that are news by themselves are left out."""


def _read_pairs() -> dict[str, str]:
    pairs = (entry.split() for entry in _SEATS.replace("\n", "|").split("|") if entry)
    return {stem(seat): stem(country) for seat, country in pairs}


COUNTRY_OF = _read_pairs()
"""Stem of the seat to stem of the country."""
