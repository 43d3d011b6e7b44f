"""A province's specialities, their published names and their rights, and the watch on new marks
that take such a name."""
