"""Invented names: places, marks, trades and people.

They sound as names of Viet Nam do, and belong to nobody: no place is one of the country's provinces,
districts or communes, and no mark or firm holds such a name or that of a geographical indication (a
test looks every combination up). Latin marks have six letters or more and are never put together from
parts.
"""
