"""The parts of a record's page. Computed dates say "tính toán để tham khảo"; a geographical
indication has no deadline and no owner."""
