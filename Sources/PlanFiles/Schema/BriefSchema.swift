/// The JSON Schemas of the files that people write and read, as `skillsplan schema` prints them.
package enum Schema {
  /// Of a brief, format version 1.
  package static let brief = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "SkillsBrief",
      "description": "The question: which tables, needs, limits and rules with weights.",
      "type": "object",
      "required": ["kind", "version"],
      "if": {"not": {"required": ["extends"]}},
      "then": {"required": ["title", "year", "status", "owner", "tables", "needs", "reach", "rules"]},
      "else": {"not": {"required": ["rules", "weights"]}},
      "dependentRequired": {"weights": ["extends"]},
      "additionalProperties": false,
      "properties": {
        "kind": {"const": "SkillsBrief"},
        "version": {"const": 1},
        "extends": {"description": "A brief, relative to this one: each key that stands here replaces its, and the others are its.", "type": "string", "minLength": 1},
        "weights": {
          "description": "Weights of rules of the extended brief, by the rule's name.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/weight"}
        },
        "title": {"type": "string", "minLength": 1},
        "year": {"description": "The plan year: 2026/27.", "type": "string", "pattern": "^[0-9]{4}/[0-9]{2}$"},
        "status": {"description": "What the plan is and is not, in words that every page carries.", "type": "string", "minLength": 1},
        "owner": {
          "type": "object",
          "required": ["organisation", "contact"],
          "additionalProperties": false,
          "properties": {
            "organisation": {"type": "string", "minLength": 1},
            "contact": {"type": "string", "minLength": 1},
            "roles": {"description": "Role and who holds it.", "type": "object", "additionalProperties": {"type": "string"}}
          }
        },
        "tables": {
          "description": "Files, relative to the brief.",
          "type": "object",
          "required": ["areas", "courses"],
          "additionalProperties": false,
          "properties": {
            "areas": {"type": "string", "minLength": 1},
            "courses": {"type": "string", "minLength": 1},
            "starts": {"description": "Last year's starts by home and delivery district.", "type": "string", "minLength": 1},
            "travel": {"description": "Minutes from areas to courses (columns area, course, minutes) or to delivery districts (area, district, minutes); rules read them as pair.minutes, and a reach with a time goes by them.", "type": "string", "minLength": 1},
            "joins": {
              "description": "Further tables whose columns become columns of the areas or courses, for rules to read.",
              "type": "array",
              "items": {
                "type": "object",
                "required": ["table", "to", "by"],
                "additionalProperties": false,
                "properties": {
                  "table": {"type": "string", "minLength": 1},
                  "to": {"enum": ["areas", "courses"]},
                  "by": {"description": "The column that both have; the further table has each of its values once.", "type": "string", "minLength": 1}
                }
              }
            },
            "sources": {"description": "Where the tables come from.", "type": "string", "minLength": 1}
          }
        },
        "needs": {
          "description": "The most learners of each area that could start, from attainment.",
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "required": ["level", "from", "target", "source"],
            "additionalProperties": false,
            "properties": {
              "level": {"$ref": "#/$defs/level"},
              "from": {
                "description": "Highest qualifications of residents who could start (Census 2021 TS067).",
                "type": "array",
                "minItems": 1,
                "uniqueItems": true,
                "items": {"enum": ["no_qualifications", "level_1", "level_2", "apprenticeship", "level_3", "level_4", "other"]}
              },
              "target": {"description": "The share of them who could start.", "$ref": "#/$defs/share"},
              "source": {"description": "Where the target comes from.", "type": "string", "minLength": 1}
            }
          }
        },
        "funded-starts": {
          "description": "A cap for each level over all its courses.",
          "type": "object",
          "propertyNames": {"$ref": "#/$defs/level"},
          "additionalProperties": {"anyOf": [{"enum": ["last-year", "none"]}, {"$ref": "#/$defs/count"}]}
        },
        "places": {
          "type": "object",
          "required": ["flex"],
          "additionalProperties": false,
          "properties": {"flex": {"description": "How much more than last year's starts a course can run.", "$ref": "#/$defs/share"}}
        },
        "spread": {
          "type": "object",
          "required": ["parts", "bonus"],
          "additionalProperties": false,
          "properties": {
            "parts": {"description": "How many parts an area's need is cut into.", "type": "integer", "minimum": 1, "maximum": 20},
            "bonus": {"description": "What the first part counts more than the last.", "$ref": "#/$defs/share"}
          }
        },
        "steadiness": {
          "type": "object",
          "required": ["share", "bonus"],
          "additionalProperties": false,
          "properties": {
            "share": {"description": "The share of last year's starts that counts more.", "$ref": "#/$defs/share"},
            "bonus": {"description": "How much more.", "$ref": "#/$defs/share"}
          }
        },
        "policies": {"description": "Limits and floors that the plan must keep.", "type": "array", "items": {"$ref": "#/$defs/policy"}},
        "pins": {"description": "Decisions that people took.", "type": "array", "items": {"$ref": "#/$defs/pin"}},
        "objective": {"$ref": "#/$defs/objective"},
        "stability": {"$ref": "#/$defs/stability"},
        "reach": {
          "description": "The furthest straight-line distance to a course, for each level; with a time, the time decides where the table of travel times has the pair.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/level"},
          "additionalProperties": {
            "anyOf": [
              {"$ref": "#/$defs/kilometres"},
              {
                "type": "object",
                "required": ["distance"],
                "additionalProperties": false,
                "properties": {"distance": {"$ref": "#/$defs/kilometres"}, "time": {"$ref": "#/$defs/minutes"}}
              }
            ]
          }
        },
        "rules": {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "required": ["rule"],
            "additionalProperties": false,
            "properties": {
              "rule": {"type": "string", "minLength": 1},
              "weight": {"description": "A rule that scores has one; an eligibility rule has none.", "$ref": "#/$defs/weight"},
              "with": {"description": "Parameters: skillsplan rules lists them.", "type": "object"},
              "sha256": {"description": "The digest that the plugin's file must have.", "type": "string", "pattern": "^[0-9a-f]{64}$"}
            }
          }
        }
      },
      "$defs": {
    \#(policies)
        "weight": {"type": "integer", "minimum": 0, "maximum": 1000000},
        "level": {"enum": ["entry", "1", "2", "3", "4", "5", "6", "7", "8"]},
        "share": {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$"}]},
        "count": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{1,3}(,[0-9]{3})*$"}]},
        "kilometres": {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? ?km$"},
        "minutes": {"type": "string", "pattern": "^[0-9]+ ?min$"}
      }
    }

    """#
}
