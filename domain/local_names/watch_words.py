"""Words that the watch on names knows: goods in English, names of persons, of firms, and what only
praises. As written, in lower case."""

from collections.abc import Collection

from domain.text.folding import words

_ENGLISH = {
    "ca phe": "coffee cafe",
    "che": "tea",
    "tra": "tea",
    "cam": "orange oranges",
    "buoi": "pomelo grapefruit",
    "quyt": "tangerine mandarin",
    "chanh": "lime lemon",
    "chuoi": "banana",
    "nhan": "longan",
    "vai": "lychee litchi",
    "xoai": "mango",
    "man": "plum",
    "hong": "persimmon",
    "dua": "pineapple coconut",
    "sau rieng": "durian",
    "thanh long": "dragon pitaya",
    "mang cau": "custard",
    "na": "custard",
    "gao": "rice",
    "nep": "rice",
    "lac": "peanut",
    "tieu": "pepper",
    "dieu": "cashew",
    "que": "cinnamon cassia",
    "hoi": "anise",
    "sam": "ginseng",
    "hanh": "onion shallot",
    "toi": "garlic",
    "gung": "ginger",
    "nghe": "turmeric",
    "rau": "vegetable vegetables",
    "mat ong": "honey",
    "mam": "sauce fish",
    "muoi": "salt",
    "tom": "shrimp prawn",
    "cua": "crab",
    "muc": "squid",
    "ca": "fish",
    "ngan": "clam",
    "ga": "chicken",
    "vit": "duck",
    "heo": "pork",
    "lon": "pork",
    "bo": "beef",
    "trau": "buffalo",
    "sua": "milk",
    "ruou": "wine liquor",
    "bun": "noodle noodles",
    "mien": "vermicelli noodles",
    "pho": "noodle noodles",
    "gom": "ceramic ceramics pottery",
    "lua": "silk",
    "tho cam": "brocade",
    "non": "hat hats",
    "tram": "cajeput melaleuca",
    "tinh dau": "oil",
    "dau": "oil",
    "hoa": "flower flowers",
    "hat de": "chestnut",
    "qua": "fruit fruits",
}
"""Folded words for goods → what they are called in English marks."""
_FAMILY = (
    "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|lưu|đinh|trịnh|trương|đoàn|đào|mai|tô|tạ|hà|cao|lương|"
    "nguyen|tran|pham|hoang|huynh|dang|bui|ngo|duong|truong|trinh|bác|ông|bà|cô|chú|anh|chị|dì|thầy"
)
FAMILY_NAMES = frozenset(_FAMILY.split("|"))
"""Family names, and how persons are addressed."""
_GIVEN = (
    "diễm|trang|linh|ngân|hằng|hạnh|nga|oanh|thúy|thuý|tuyết|yến|dũng|hùng|cường|tuấn|tùng|quân|khoa|khang|huy|hiếu|kiên|lâm|"
    "phúc|đức|thắng|tiến|toàn|trí|tú|quỳnh|thảo|hiền|hân|nhung|loan|liên|dung|duyên|thư|vy|khánh|khôi|kiệt|nghĩa|thịnh|trâm|trinh"
)
GIVEN_NAMES = frozenset(_GIVEN.split("|"))
FIRM_WORDS = frozenset(
    (
        "phát",
        "thịnh",
        "đạt",
        "lợi",
        "tài",
        "phat",
        "thinh",
        "holdings",
        "group",
        "corp",
        "logistics",
    )
)
COMPOUNDS = frozenset(
    {
        ("quoc", "te"),
        ("quoc", "gia"),
        ("quoc", "dan"),
        ("vinh", "hoa"),
        ("vinh", "quang"),
        ("vinh", "du"),
    }
)
"""Last word of a name and the word behind it that are one word together."""
PLAIN_WORDS = frozenset(
    words(
        "sach tuoi ngon ngot xanh vang do thom xua moi chuan nguyen chat hang viet nam vn organic farm fresh garden green best premium "
        "special quality natural original vuon nha xu dat trai cay thuong hieu specialty food foods"
    )
)


def in_english(goods: Collection[str]) -> frozenset[str]:
    """The English words for goods that are named by these folded words."""
    told = {english for named, english in _ENGLISH.items() if set(named.split()) <= set(goods)}
    return frozenset(word for english in told for word in english.split())
