"""The invented places of Tỉnh Mẫu: twelve districts until 30/6/2025, 69 communes, those that were merged into them."""

from dataclasses import dataclass

from cchc.pure.reading.text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """`level` as it stands in the name: xã, phường, huyện, thị xã, thành phố."""

    level: str
    name: str

    @property
    def code(self) -> str:
        return fold(f"{self.level} {self.name}").replace(" ", "-")

    @property
    def committee(self) -> str:
        return f"UBND {self.level} {self.name}"


@dataclass(frozen=True, slots=True)
class District:
    place: Place
    communes: tuple[Place, ...]


def _communes(names: str) -> tuple[Place, ...]:
    """ "P Sao Mai, Đồi Chè" → phường Sao Mai, xã Đồi Chè."""
    return tuple(
        Place("phường", one[2:]) if one.startswith("P ") else Place("xã", one) for one in names.split(", ")
    )


def _district(level: str, name: str, communes: str) -> District:
    return District(Place(level, name), _communes(communes))


DISTRICTS = (
    _district(
        "thành phố", "Bến Trăng", "P Trăng Rằm, P Sao Mai, P Cầu Vồng, P Phố Nắng, P Hàng Dừa, Bãi Dâu"
    ),
    _district("thị xã", "Cửa Lụa", "P Lụa Vàng, P Thuyền Thúng, Cồn Muối, Đầm Sậy, Rạch Cò, Lưới Bạc"),
    _district("thị xã", "Đồi Sim", "P Sim Tím, P Dốc Quế, Đồi Chè, Nương Ngô, Hoa Mua, Bản Nếp"),
    _district("huyện", "Suối Ngà", "Suối Ngà, Khe Đá, Thác Tơ, Lũng Mai, Hang Én, Vách Sương"),
    _district("huyện", "Đồng Vàng", "Lúa Thơm, Rơm Vàng, Cánh Diều, Bờ Tre, Mương Trong, Đồng Bưởi"),
    _district("huyện", "Khe Mây", "Mây Trắng, Khe Lim, Rừng Gụ, Đồi Mật, Lán Thông, Ngàn Mây"),
    _district("huyện", "Núi Bạc", "Núi Bạc, Hòn Chuông, Đá Xanh, Lưng Đèo, Yên Ngựa, Hang Tiên"),
    _district("huyện", "Bãi Ngọc", "Bãi Ngọc, Sóng Xanh, Cát Mịn, Hải Đăng, Rừng Dương, Vịnh Sò"),
    _district("huyện", "Sông Tơ", "Bãi Mía, Đò Ngang, Vườn Cau, Giếng Cổ, Làng Gốm, Bến Đình"),
    _district("huyện", "Hồ Sen", "Hồ Sen, Đầm Trà, Ao Súng, Vườn Nhãn, Lầu Gió"),
    _district("huyện", "Gò Lúa", "Gò Lúa, Gò Quýt, Kho Thóc, Làng Mộc, Cối Xay"),
    _district("huyện", "Đèo Gió", "Đèo Gió, Nương Trời, Thung Sâu, Bản Trà, Đồi Gianh"),
)
COMMUNES = tuple(commune for district in DISTRICTS for commune in district.communes)

# Communes of before 1/7/2025 that were merged: its name → the one that took it in.
MERGED = {
    Place("xã", old): into
    for old, into in (
        ("Bãi Trầu", "Bãi Dâu"),
        ("Đồng Khoai", "Bãi Dâu"),
        ("Bờ Lau", "Đầm Sậy"),
        ("Xóm Chài", "Cồn Muối"),
        ("Nương Sắn", "Nương Ngô"),
        ("Bản Cọ", "Bản Nếp"),
        ("Khe Sỏi", "Khe Đá"),
        ("Thác Đôi", "Thác Tơ"),
        ("Đồng Cói", "Lúa Thơm"),
        ("Ruộng Sâu", "Mương Trong"),
        ("Rừng Trám", "Rừng Gụ"),
        ("Đồi Ong", "Đồi Mật"),
        ("Hòn Trống", "Hòn Chuông"),
        ("Dốc Đá", "Lưng Đèo"),
        ("Cát Vàng", "Cát Mịn"),
        ("Bãi Còng", "Vịnh Sò"),
        ("Vườn Trầu", "Vườn Cau"),
        ("Làng Chum", "Làng Gốm"),
        ("Đầm Cá", "Đầm Trà"),
        ("Kho Lẫm", "Kho Thóc"),
        ("Thung Mơ", "Thung Sâu"),
        ("Bản Măng", "Bản Trà"),
    )
}
# Communes with land of a second district: many to many.
ASTRIDE = {"Bãi Dâu": "Sông Tơ", "Vách Sương": "Khe Mây", "Cối Xay": "Hồ Sen"}
