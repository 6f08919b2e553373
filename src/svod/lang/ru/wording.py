"""Russian names by which two sides call one thing, which say that who speaks takes a side, never which is right; and words that
only somebody who is quoted says."""

from __future__ import annotations

from svod.lang.wording import Rivals, Wording


def _group(why: str, words: str, plain: str = "") -> Rivals:
    return Rivals(frozenset((*words.split(), *plain.split())), why, frozenset(plain.split()))


RIVALS: tuple[Rivals, ...] = (
    _group(
        "the use of force by a state: its own word for it, the other side's, and what lies between",
        "вторжение агрессия оккупация интервенция спецоперация освобождение война наступление нападение экспансия",
        "операция конфликт действие событие кампания противостояние столкновение",
    ),
    _group(
        "land that changed hands: who took it says it came back, who lost it that it was taken",
        "аннексия оккупация воссоединение захват отторжение возвращение освобождение",
        "присоединение вхождение переход",
    ),
    _group(
        "those who fight outside an army: the word says whether their cause is owned",
        "боевик террорист ополченец повстанец сепаратист мятежник партизан каратель бандит наемник экстремист",
        "боец комбатант",
    ),
    _group(
        "a crowd in the street: the word says whether it has a right to be there",
        "беспорядок бунт мятеж погром майдан восстание путч",
        "протест митинг демонстрация акция шествие выступление",
    ),
    _group(
        "a change of those in power: the word says whether it was lawful",
        "переворот революция путч мятеж свержение захват",
        "смена отставка",
    ),
    _group(
        "a blow with dead: the word says whether it was meant, and against whom",
        "теракт диверсия провокация расправа резня бойня атака нападение агрессия",
        "взрыв инцидент происшествие удар обстрел случай",
    ),
    _group(
        "a killing: the word says whether it was a deed of law, of war or a crime",
        "убийство казнь ликвидация расправа уничтожение устранение",
        "гибель смерть",
    ),
    _group(
        "those who rule: the word says whether they are owned as lawful",
        "режим хунта диктатура клика",
        "власть правительство руководство",
    ),
    _group(
        "those who hold somebody: a prisoner has rights that a hostage was robbed of",
        "заложник пленник узник похищенный",
        "заключенный задержанный арестованный",
    ),
    _group(
        "a wall put up against trade or crossing: a duty to one, a siege to the other",
        "блокада осада эмбарго удушение",
        "ограничение закрытие проверка",
    ),
    _group(
        "people made to leave: by order, by fear or by force",
        "депортация изгнание бегство чистка геноцид",
        "выезд эвакуация переселение отъезд",
    ),
    _group(
        "a gift or its return: aid to one, meddling to the other",
        "вмешательство подкуп диктат шантаж",
        "помощь поддержка посредничество",
    ),
)

TABLE = Wording(
    rivals=RIVALS,
    # News prose has no "I" and no "you"; an interview whose marks were lost has.
    own_voice=frozenset(
        {"я", "мы", "ты", "вы", "мой", "наш", "твой", "ваш", "меня", "мне", "мной", "нас", "нам", "нами", "тебя", "тебе"}
        | {"вас", "вам", "вами"}
    ),
)
