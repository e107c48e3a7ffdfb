"""The pitfalls of the seeds that speak of cleaning, names and stems, one test each.

P01 to P03, P12, P16, P17, P23, P24, P27, P28, P33, P35 speak of dates and stand with those of dating; here
only the label of a line is tested. P37 belongs to grouping, the search clause of P07 to search, and
P20 with the entity clauses of P07, P15 and P38 to what the sources say.
"""

from digest.arabic.letters import fold
from digest.arabic.stems import stem
from digest.cleaning import CleanPage, clean_page
from tests.cleaning.seeds import NAMES, clean_seed, label_of, read_lines


def text_of(number: str) -> str:
    return "\n".join(block.text for block in clean_seed(number).blocks)


def codes_at(number: str, line: int) -> set[str]:
    return {flag.code for flag in clean_seed(number).flags if flag.line == line}


def test_p01_the_clock_of_the_crawl_is_a_crawl_date() -> None:
    assert label_of("000", 2) == "crawl-date"


def test_p04_the_title_again_without_its_marks_is_dropped() -> None:
    assert clean_seed("000").title == "تركيا تطلب دعم الناتو: مفاوضاتنا مع روسيا فشلت!"
    assert label_of("000", 5) == "duplicated-title"


def test_p05_hamza_below_and_a_no_break_space_do_not_hide_a_related_link() -> None:
    assert label_of("000", 19) == "related-link"
    assert {label_of("000", line) for line in (22, 25, 28, 31)} == {"paragraph"}


def test_p06_a_short_credit_is_kept_as_credit() -> None:
    assert label_of("000", 34) == "credit"
    assert clean_seed("000").credit == "ليفانت-وكالات"


def test_p07_other_headlines_never_reach_the_body() -> None:
    assert "كاريكاتير" not in text_of("000")
    assert "حماس" not in text_of("000")


def test_p08_a_garbled_sentence_is_verbatim_and_flagged() -> None:
    assert "الرئاسة التركية إبراهيم أمس الثلاثاء، إن" in text_of("000")
    assert "garbled-sentence" in codes_at("000", 16)


def test_p09_standfirst_and_the_paragraph_like_it_both_stay() -> None:
    assert label_of("001", 3) == "standfirst"
    assert label_of("001", 15) == "paragraph"


def test_p10_subheadings_stay_though_repeated_below() -> None:
    assert {label_of("001", line) for line in (13, 23, 29)} == {"subheading"}


def test_p11_paragraphs_without_a_stop_stay() -> None:
    assert {label_of("001", line) for line in (5, 7, 15, 25, 27)} == {"paragraph"}


def test_p13_commas_are_mended() -> None:
    body = text_of("001")
    assert "إدلب، حسبما" in body
    assert "معها، كما" in body
    assert "أسيلبورن، عن" in body
    assert "،،" not in body
    assert " ،" not in body


def test_p14_related_lines_go_and_the_eleven_paragraphs_after_them_stay() -> None:
    assert {label_of("002", line) for line in (15, 25, 37)} == {"related-link"}
    assert sum(block.line > 15 for block in clean_seed("002").blocks) == 11


def test_p15_dropped_lines_keep_their_text() -> None:
    assert "سراقب" in clean_seed("002").lines[24].text
    assert "شباط" in clean_seed("002").lines[36].text
    assert "سراقب" not in text_of("002")


def test_p18_cookie_sentences_of_both_languages_are_dropped() -> None:
    assert {label_of("002", line) for line in (54, 56)} == {"cookie"}


def test_p19_a_wrong_direction_quote_is_turned() -> None:
    assert "و“ألكسندر لافرينتيف”" in text_of("002")
    assert "wrong-direction-quote" in {repair.rule for repair in clean_seed("002").repairs if repair.line == 11}


def test_p21_counters_and_the_outlet_are_no_paragraphs() -> None:
    assert (label_of("003", 5), label_of("003", 6)) == ("share", "credit")


def test_p22_one_newline_parts_two_paragraphs() -> None:
    assert (label_of("003", 17), label_of("003", 18)) == ("paragraph", "paragraph")
    assert sum(block.kind == "paragraph" for block in clean_seed("003").blocks) == 11


def test_p25_an_unbalanced_quote_is_flagged_and_left() -> None:
    assert "unbalanced-quote" in codes_at("003", 7)
    assert "التهديد الإرهابي”، إضافة" in text_of("003")


def test_p26_a_subheading_of_two_words_stays() -> None:
    assert label_of("003", 15) == "subheading"


def test_p27_a_clock_without_a_date_is_no_date_line() -> None:
    assert label_of("004", 2) == "crawl-date"


def test_p28_dates_of_other_headlines_are_no_date_lines() -> None:
    assert {label_of("004", line) for line in (64, 69, 74, 122)} == {"other-headlines"}
    assert "date-line" not in {line.label for line in clean_seed("004").lines}


def test_p29_sentences_are_parted_and_numbers_are_not() -> None:
    rules = [repair.rule for repair in clean_seed("004").repairs]
    assert rules.count("no-space-after-full-stop") == 6


def test_p30_the_second_related_headline_has_no_marker() -> None:
    assert (label_of("004", 28), label_of("004", 30)) == ("related-link", "related-link")


def test_p31_fluent_comment_rules_are_dropped() -> None:
    assert label_of("004", 48) == "comment-form"


def test_p32_there_is_one_title() -> None:
    assert label_of("004", 7) == "title"
    assert {label_of("004", line) for line in (1, 11, 56)} == {"duplicated-title"}


def test_p34_the_dateline_keeps_its_letters() -> None:
    assert clean_seed("004").dateline == "انقرة - لبنان اليوم"
    assert fold("انقرة") == fold("أنقرة")


def test_p35_an_agency_named_in_the_text_is_not_the_credit() -> None:
    assert clean_seed("004").credit == ""


def test_p36_the_caption_is_dropped() -> None:
    assert label_of("004", 13) == "caption"


def test_p38_spellings_of_one_name_fold_to_one_and_two_people_stay_two() -> None:
    assert stem("لافروف") != stem("لافرينتيف")
    assert fold("أكار") == fold("آكار")
    assert fold("أردوغان") == fold("إردوغان")


def test_p39_no_stemmer_turns_a_name_into_a_verb() -> None:
    assert stem("قالن") != stem("قال")


def test_p40_lines_are_numbered_as_in_the_file() -> None:
    for name in NAMES:
        page = clean_seed(name[:3])
        assert [line.text for line in page.lines] == list(read_lines(name))
        assert [line.n for line in page.lines] == list(range(1, len(page.lines) + 1))


def test_p40_a_final_newline_changes_no_label() -> None:
    for name in NAMES:
        page = clean_page([*read_lines(name), ""])
        assert isinstance(page, CleanPage)
        assert page.lines[:-1] == clean_seed(name[:3]).lines


def test_p41_a_line_of_no_break_spaces_is_blank() -> None:
    assert {label_of("004", line) for line in (54, 125)} == {"blank"}
