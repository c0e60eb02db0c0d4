// A rule is a struct; one line exports it. All that the planner sees of it is scoring.h, which is
// exported from here so that the compiler checks that one line against the header.
@_exported public import CScoring
