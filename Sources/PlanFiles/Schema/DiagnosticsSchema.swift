extension Schema {
  /// Of the diagnostics that `--format json` prints, format version 1.
  package static let diagnostics = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "SkillsDiagnostics",
      "description": "What is wrong with the files of a brief or of an import: every problem, by file, line and column.",
      "type": "object",
      "required": ["version", "diagnostics"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": 1},
        "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}}
      },
      "$defs": {
        "diagnostic": {
          "type": "object",
          "required": ["severity", "code", "summary", "help"],
          "additionalProperties": false,
          "properties": {
            "severity": {"description": "After an error nothing is written; a warning stops nothing.", "enum": ["error", "warning"]},
            "code": {"description": "Stable; the first two digits name the group of checks.", "type": "string", "pattern": "^SP[0-9]{4}$"},
            "file": {"description": "As it was named, seen from the current folder; left out where no file is to blame.", "type": "string", "minLength": 1},
            "line": {"description": "Counted from 1; left out where the whole file is meant.", "type": "integer", "minimum": 1},
            "column": {"description": "In Unicode code points from 1; left out where the whole line is meant.", "type": "integer", "minimum": 1},
            "summary": {"description": "What is wrong, without a full stop.", "type": "string", "minLength": 1},
            "fix": {"description": "What to do about it; left out where the summary says it.", "type": "string", "minLength": 1},
            "help": {"description": "The command that explains the code.", "type": "string", "pattern": "^skillsplan help SP[0-9]{4}$"}
          },
          "dependentRequired": {"line": ["file"], "column": ["line"]}
        }
      }
    }

    """#
}
