"""The cells of the matrix on the page."""

from salesdash.charts.labels import width
from salesdash.ui.visits_list import begun
from salesdash.words import Words


def test_a_cell_shows_as_much_as_has_room() -> None:
    told = "客户维护 30分钟；拜访结果：" + "问题已解决" * 20
    found = begun(told, Words("zh"))
    assert found.startswith("维护 30分钟；拜访结果：问题")
    assert found.endswith("…")
    assert width(found) <= 46
    assert begun("客户开发", Words("zh")) == "开发"
