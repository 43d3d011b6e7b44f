"""The badge that invented data carry wherever they appear."""

from language.translation import N_

BADGES = {"all": N_("DỮ LIỆU MINH HỌA"), "part": N_("MỘT PHẦN LÀ DỮ LIỆU MINH HỌA")}
