"""Russian of our own for the tests of `read`: an invented affair, and words to make more of."""

from __future__ import annotations

from hypothesis import strategies as st

NEWS = (
    "Президент Веронии Гордей Лунёв прибыл в Тарск, сообщает агентство «Меридиан». Объём помощи — 12 млн крон, — сказала Марта "
    "Вельц журналистам во вторник. Подъезд к съезду был закрыт ещё утром; этого юг не ждал."
)

LETTERS = NEWS.translate(str.maketrans("«»—", '""-'))  # as KOI8-R can hold it: it has no such marks

_WORDS = """
в и не на я быть он с что а по это она этот к но они мы весь который из у то за свой ещё её от о так для вы же
год человек мочь один такой тот только себя сказать как стать знать время дело жизнь день рука работа слово
место вопрос лицо друг глаз страна мир случай голова ребёнок сила конец вид система часть город отношение
женщина деньги земля машина вода отец проблема час право нога решение дверь образ история власть закон война бог
голос тысяча книга возможность результат ночь стол имя область статья число компания народ семья группа развитие
процесс суд вещь общество государство президент министр заявил сообщил объявить съезд эфир фонд цех щит юность
чужой жёсткий шхуна
"""


def _sentence(words: list[str]) -> str:
    return " ".join(words).capitalize() + "."


# Ten words and more: forty letters and more, from which on an encoding is sure.
sentence = st.lists(st.sampled_from(_WORDS.split()), min_size=10, max_size=30, unique=True).map(_sentence)
paragraph = st.lists(sentence, min_size=1, max_size=4).map("\r\n".join).filter(lambda text: len(text) >= 55)
