"""Numbers that are not figures: dates, years, numbers of documents, versions, section codes, ages."""

import re

from cchc.pure.reading.figures import words

_DATE_WORDS = r"ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?(?!\d)(?=\s*(?:[/,.;)–-]|tháng|năm|hàng|hằng|của|$))"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\s*(?:\(?\d{1,2}\)|\d{1,2}(?:\.\d{1,2})+\.(?=\s)|\d{1,2}[.)](?=\s))",  # 1.2. 3) (1) at the head
        r"(?<=[;:.,])\s*\(\d{1,2}\)",  # (2) inside
        r"\b(?:số|Số)\s*:?\s*\d[\w.]*\s?[/-]\s?[\w&.]*[A-Za-zĐđ][\w&./-]*",  # số 63/2010/NĐ-CP
        r"\b\d+[\d.]*(?:\s?/\s?\d{4})?\s?[/-]\s?(?:NĐ|NQ|QĐ|CT|TT|KH|KL|QH|TB|BC|CTr|HD|TTr|UBND|HĐND|TW|TU|CP|TTg|CĐ|ĐA)\b[\w/&–-]*",
        r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}\b",  # 31/12/2025
        r"\b\d{1,2}\s?/\s?(?:19|20)\d{2}\b",  # 6/2025
        r"\b[IVX]{1,4}\s?/\s?(?:19|20)\d{2}\b",
        r"(?<=ngày )\d{1,2}/\d{1,2}\b|(?<=trước )\d{1,2}/\d{1,2}\b|(?<=đến )(?:\d{1,2}/(?:0[1-9]|1[0-2]))(?=\s*[,.;)]|$)",
        _DATE_WORDS,
        r"\btháng\s+\d{1,2}(?:\s*(?:,|và|đến|-|–)\s*(?:tháng\s+)?\d{1,2})*(?:\s*[/]\s*\d{4})?(?!\d|\s*%)",
        r"\bquý\s+(?:\d|[IVX]+)(?:\s*(?:,|và|đến|-|–)\s*\d)*\b",
        r"(?<![\d.,])(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}(?![\d.,]\d)",  # 2021-2030
        r"\b(?:năm|giai đoạn|nhiệm kỳ|từ|đến|trước|sau|hết)\s+(?:năm\s+)?(?:19|20)\d{2}(?:\s*[,;-]\s*(?:19|20)\d{2})*(?![\d.,]*\d|\s?%)",
        r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]*\d|\s?%|\s+[a-zà-ỹđ])",
        r"\b(?:\d+\s*tháng|\d+\s*quý)\s+(?:đầu|cuối)\s+năm",
        r"\b(?:6|06|9|09)\s+tháng(?=\s*(?:,|và|/|một lần|\(|năm|đầu))",
        r"\b(?:24\s?/\s?7|24\s?/\s?24|7\s?/\s?7)\b(?:\s?giờ|\s?h)?",
        r"(?<![\d.,])\d\.0(?![\d%]|\s?%)",  # công nghiệp 4.0
        r"\b(?:từ\s+|dưới\s+|trên\s+|đủ\s+)*\d{1,3}(?:\s*(?:-|–|đến)\s*\d{1,3})?\s+tuổi\b",
        r"\b[A-Za-zĐđ]+[-.]?\d+\w*(?:[:.]\d+)*|\b\d+[A-Za-zĐđ]\w*",  # IPv6, 5G, B2B
        r"\d+\s?:\s?(?:19|20)\d{2}\b",  # 9001:2015
        r"\(\s*\d[\d.]*\s?/\s?\d[\d.]*[^()\d%]*\)(?=)",  # 100% (69/69)
        r"https?://\S+",
    )
)
_ENDLESS = (
    re.compile(r"\d{16,}"),
    re.compile(r"(?:\d{1,15}[.,]){7,}\d*"),
)  # no number of a plan; slow to match
_NEAR = 40
_NAMED_LIST = re.compile(r"\d[\d.,/-]*(?:\s*(?:,|và|hoặc|;)\s*\d+(?![\d.,]*\s?(?:%|[^\W\d_])))*")


def mask(text: str) -> str:
    """The text with every number that is not a figure blanked out, letter for letter."""
    for pattern in (*_ENDLESS, words.ASIDE, *_PATTERNS):
        text = pattern.sub(_blank, text)
    text = words.IN_WORDS.sub(_in_digits, text)
    text = words.BASELINE.sub(_blank_number, text)
    return _NAMED_LIST.sub(_blank_named, text)


def _blank_named(match: re.Match[str]) -> str:
    """Numbers that follow a word which orders or names: "mức độ 3, 4", "Đề án 06", "nhóm 3"."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    after = match.string[match.end() : match.end() + 2 * _NEAR]
    return _blank(match) if words.NAMED.search(before) and not _counts(before, after) else match[0]


def _counts(before: str, after: str) -> bool:
    """ "tổng số 20 …", "mức 95%", "điểm 90%", "nhóm 10 tỉnh dẫn đầu" do count."""
    if words.PERCENT.match(after) or words.RANKED.search(before):
        return True
    if before.rstrip().casefold().endswith(("tổng số", "tỷ số")):
        return True
    if words.TOP.search(before):
        return bool(words.LEADING.match(after))
    return bool(words.MONEY.match(after))


def _in_digits(match: re.Match[str]) -> str:
    word = match["word"]
    return match["cue"] + str(words.WORD_VALUES[word.casefold()]).ljust(len(word))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_number(match: re.Match[str]) -> str:
    """Only the number of a baseline; the words around it stay."""
    number = match["first"] or match["base"]
    start = match[0].rindex(number)
    return match[0][:start] + " " * len(number) + match[0][start + len(number) :]
