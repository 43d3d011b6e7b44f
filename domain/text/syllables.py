"""Is a written word a possible Vietnamese syllable? Tells text that was decoded right from text
that was decoded wrong.

Onsets and rhymes of the standard spelling; a rhyme that ends in c, ch, p, t carries the acute or
the dot below and no other tone.
"""

import re
from functools import lru_cache

from domain.text.folding import composed, decomposed

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]?"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe "
    "oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung "
    "uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})(?:{'|'.join(_RHYMES.split())})")
_ON_CONSONANT = re.compile(
    "[^aeiouy\u0306\u0302\u031b][\u0300\u0301\u0303\u0309\u0323](?![\u0306\u0302\u031b])"
)
_STOPPED = ("c", "ch", "p", "t")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for one syllable in any case and either Unicode form, its tone mark included: 'Nghệ',
    'ĐƯỜNG'; False for 'NghÖ'."""
    parts = decomposed(word.lower())
    tones = {c for c in parts if ord(c) in _TONES}
    bare = composed(parts.translate(_TONES))
    if len(tones) > 1 or _ON_CONSONANT.search(parts) or not _SYLLABLE.fullmatch(bare):
        return False
    return not bare.endswith(_STOPPED) or (tones <= {"\u0301", "\u0323"} and bool(tones))
