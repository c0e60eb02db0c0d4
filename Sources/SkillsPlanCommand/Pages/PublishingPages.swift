import SkillsPlanner

extension CheckPage {
  /// SP118x: what is published of a plan.
  static let publishing = [
    CheckPage(
      "SP1180", "a small count that can be worked out",
      cause: """
        Before a pack with protected counts is written, the program attacks it: it reads every table, and a pack that was \
        published before where one is named, and works out how far each hidden count can still be told. Cells are \
        hidden until nothing is found. This one is found whatever is hidden, as a rule since an earlier pack told it.
        """,
      example: "skillsplan publish plan.yaml -o pack-2 --disclosure ons-10-5 --previous pack",
      says: """
        pack-2: error: the small count areas/E01024855/not placed can be worked out: it is 0, by \
        areas/E01024855/learners, areas/E01024855/placed
        """,
      fix: """
        Nothing was written. Where the earlier pack had exact counts, they are out: publish as before, or withdraw it \
        and publish without --previous when nobody has it any more.
        """,
      related: ["SP1183"]),
    CheckPage(
      "SP1181", "a folder that is no pack",
      cause: """
        A pack is a folder that is made whole, and one that is there is replaced whole. So nothing is replaced that is \
        not known to be an earlier pack, by its manifest.json.
        """,
      example: "skillsplan publish plan.yaml -o documents",
      says: "documents: error: something is there that is no pack, and it is not replaced",
      fix: "Name a folder that is not there yet.", related: ["SP1182"]),
    CheckPage(
      "SP1182", "a pack that was changed",
      cause: """
        The folder has an earlier pack, and not as it was made: a file was edited, as somebody does who completes a \
        record, or there are others beside. Replacing the pack would lose that.
        """,
      example: "skillsplan publish plan.yaml -o pack",
      says: """
        pack: error: the pack that is there is not replaced: "transparency-record.md" was changed since the pack was \
        made
        """,
      fix: "Keep the changed files elsewhere, and remove the folder; or publish to another.",
      related: ["SP1181"]),
    CheckPage(
      "SP1183", "an earlier pack that cannot be read",
      cause: """
        What readers already have is read from the tables of the earlier pack, as its manifest.json lists them, with the \
        rule by which it protects counts.
        """,
      example: "skillsplan publish plan.yaml -o pack-2 --previous tables",
      says: """
        tables/manifest.json: error: this is not the list of files of a pack that this program can read
        """,
      fix: "Name the folder of a pack that skillsplan publish made.", related: ["SP1180"]),
  ]
}
