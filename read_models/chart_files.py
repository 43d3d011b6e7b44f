"""Charts of a province's pages whose numbers are given as files, by the name of their card."""

OF_OVERVIEW = ("don-nop-theo-nam", "tinh-trang-phap-ly", "nhom-nice", "nop-va-cap")
OF_DEADLINES = "thoi-han-theo-thang"
