/// The script of a new folder: the calls of the import that make its tables.
struct ImportScript: Sendable {
  let authorities: [String]

  /// The endings of the files that the import reads, in lower case.
  static let endings = ["csv", "tsv", "json", "geojson"]

  private static let begin = "--authority \""

  init(authorities: [String]) {
    self.authorities = authorities
  }

  /// Of the text of a script, which people may have changed; what it names.
  init(reading text: String) {
    authorities = text.split(separator: "\n").compactMap { line in
      let line = line.drop { $0 == " " }
      guard line.hasPrefix(Self.begin) else { return nil }
      return String(line.dropFirst(Self.begin.count).prefix { $0 != "\"" })
    }
  }

  var text: String {
    """
    #!/bin/sh
    # Makes the tables of this plan out of the files in downloads/, the same bytes each time:
    #
    #     sh import.sh
    #
    # Files are known by their columns, so that their names do not matter; downloads/README.md lists them, and
    # "skillsplan status ." says which are there. A table is written whole, or not at all.
    # Where skillsplan is not installed: SKILLSPLAN=/path/to/skillsplan sh import.sh
    set -eu
    export LC_ALL=C

    plan=$(cd "$(dirname "$0")" && pwd)
    skillsplan=${SKILLSPLAN:-skillsplan}
    if ! command -v "$skillsplan" >/dev/null; then
      echo "import.sh: there is no program $skillsplan: SKILLSPLAN=/path/to/skillsplan sh import.sh" >&2
      exit 1
    fi

    set --
    for file in "$plan"/downloads/*; do
      case $file in
        \(Self.endings.map(Self.pattern).joined(separator: "|"))) if [ -f "$file" ]; then set -- "$@" "$file"; fi ;;
      esac
    done
    if [ $# = 0 ]; then
      echo "import.sh: downloads/ has no table yet; downloads/README.md says which are due" >&2
      exit 1
    fi

    # The small areas of these districts alone; more than one --authority may stand here.
    "$skillsplan" import areas "$@" -o "$plan" \\
    \(authorities.map { "  \(Self.begin)\($0)\"" }.joined(separator: " \\\n"))

    # The latest whole year that the files have; add --year 2024/25 or --leavers 2022/23 for another.
    "$skillsplan" import courses "$@" "$plan/tables/areas.csv" -o "$plan"
    "$skillsplan" import starts "$@" "$plan/tables/areas.csv" -o "$plan"

    """
  }

  /// What a name with the ending looks like to the shell, in either case: "*.[cC][sS][vV]".
  private static func pattern(_ ending: String) -> String {
    "*." + ending.map { "[\($0)\($0.uppercased())]" }.joined()
  }
}
