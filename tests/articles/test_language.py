"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.language import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The council said on Monday that the harbour will be closed for nine days."),
        (
            "fr",
            "Le conseil a annoncé lundi que le port sera fermé pendant neuf jours dans la ville.",
        ),
        (
            "de",
            "Der Hafen wird im März für neun Tage geschlossen, wie die Stadt am Montag mitteilte.",
        ),
        (
            "es",
            "El gobierno de la ciudad dijo que el puerto estará cerrado por nueve días en marzo.",
        ),
        ("pt", "O conselho disse que o porto da cidade não será aberto até ao fim do mês."),
        ("it", "Il consiglio ha detto che il porto della città è chiuso per nove giorni."),
        ("nl", "De haven wordt in maart negen dagen gesloten, zegt het bestuur van de stad."),
        ("ru", "Порт будет закрыт на девять дней, и это не в первый раз, как сказал мэр."),
        ("uk", "Порт буде закрито на дев'ять днів, і це не вперше, як сказав мер міста про це."),
        ("tr", "Liman mart ayında dokuz gün için kapalı olacak ve bu ilk değil, dedi."),
        ("ja", "港は三月に九日間閉鎖されると市は月曜日に発表した。"),
        ("zh", "市议会星期一表示港口将在三月关闭九天。"),
        ("ko", "항구는 3월에 9일 동안 문을 닫는다고 시가 밝혔다."),
        ("el", "Το λιμάνι θα κλείσει για εννέα ημέρες τον Μάρτιο."),
        ("ar", "قال رئيس البلدية إن الميناء سيغلق في مارس من أجل إصلاحات على الرصيف."),
        ("und", "Tlön Uqbar Orbis Tertius hlör u fang axaxaxas mlö"),
        ("und", "OK"),
        ("und", ""),
    ],
)
def test_languages_are_told_by_script_and_common_words(code: str, text: str) -> None:
    assert language_of(text) == code


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_has_a_code_of_two_letters_or_none(text: str) -> None:
    code = language_of(text)

    assert code == "und" or (len(code) == 2 and code.isalpha())
