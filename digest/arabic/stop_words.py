"""Words that stand in every text and that nobody searches for: particles, pronouns, the verb «to be»."""

from __future__ import annotations

from digest.arabic.letters import fold

_WORDS = """
في من إلى على عن مع هذا هذه ذلك تلك هؤلاء أولئك هذان هاتان التي الذي الذين اللذين اللتين اللاتي اللواتي ما ماذا هو
هي هم هما هن نحن أنا أنت أنتم أن إن أنه أنها إنه إنها أنهم إنهم أو أم ثم لا لم لن قد لقد كان كانت كانوا يكون تكون
يكن تكن ليس ليست بين حول بعد قبل كم متى لماذا لم كيف هل أين كما كلما حتى خلال عند عندما كل بعض بشأن منذ إذا إذ إذن
لكن لكنه لكنها بل أي أية أيضا غير سوى إلا أما إما إنما لأن لأنه لأنها كي لكي حيث بينما فيما مما عما بما لما فيه فيها
فيهم منه منها منهم عنه عنها عليه عليها عليهم إليه إليها إليهم به بها بهم له لها لهم لنا لي لك معه معها معهم بهذا
بهذه لهذا لهذه بذلك لذلك كذلك فقط هنا هناك نحو ضد دون لدى عبر ضمن تحت فوق أمام وراء رغم مثل أثناء ربما لو لولا سوف
حين حينما يا أحد إحدى ذات تم يتم فإن فإنه فإنها فقد ولا
"""
_AND = "و"
#: «علي», a name, differs from «على» by the dots of its last letter alone.
NAMES = frozenset((fold("على"), fold("وعلى")))
UNDOTTED = "ى"


def _list_words() -> frozenset[str]:
    plain = {fold(word) for word in _WORDS.split()}
    return frozenset(plain | {_AND + word for word in plain})


#: Folded, with and without «و» in front.
STOP_WORDS = _list_words()


def is_stop_word(surface: str, folded: str) -> bool:
    """Tell whether a word as written and its folded form is a stop word: «على» is one, the name «علي» is not."""
    return folded in STOP_WORDS and (folded not in NAMES or surface.endswith(UNDOTTED))
