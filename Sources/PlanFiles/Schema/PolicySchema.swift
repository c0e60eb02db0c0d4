/// What the schemas of a brief and of a plan share; each has its own count and level.
extension Schema {
  static let policies = #"""
        "code": {"type": "string", "minLength": 1},
        "amount": {"description": "900 places, 35% of places, or £4,500,000 of their prices.", "type": "string", "pattern": "^([0-9]+|[0-9]{1,3}(,[0-9]{3})*)(\\.[0-9]+)?( ?places?| ?%)$|^£ ?[0-9][0-9,]*(\\.[0-9]{1,2})?$"},
        "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "policy": {
          "description": "A limit or a floor that the plan must keep.",
          "type": "object",
          "oneOf": [{"required": ["at-most"]}, {"required": ["at-least"]}, {"required": ["minimum-cohort"]}],
          "additionalProperties": false,
          "properties": {
            "at-most": {"$ref": "#/$defs/amount"},
            "at-least": {"$ref": "#/$defs/amount"},
            "minimum-cohort": {"description": "How many learners a classroom course needs to run.", "type": "integer", "minimum": 1, "maximum": 1000},
            "area": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "home-district": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "decile": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 10}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "integer", "minimum": 1, "maximum": 10}}]},
            "course": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "provider": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "delivery-district": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "sector": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "level": {"anyOf": [{"$ref": "#/$defs/level"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/level"}}]},
            "mode": {"anyOf": [{"enum": ["apprenticeship", "classroom", "online"]}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"enum": ["apprenticeship", "classroom", "online"]}}]},
            "funder": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "elsewhere": {"description": "Only places outside the learners' home district.", "const": true},
            "each": {"description": "One limit for each of them.", "enum": ["provider", "venue", "sector", "delivery-district", "home-district", "course"]},
            "source": {"description": "Who set it.", "type": "string", "minLength": 1}
          }
        },
        "pin": {
          "description": "A decision that people took: how many places some learners have on some courses.",
          "type": "object",
          "required": ["reason", "role", "decided"],
          "oneOf": [{"required": ["places"]}, {"required": ["at-least"]}, {"required": ["at-most"]}],
          "allOf": [
            {"anyOf": [{"required": ["area"]}, {"required": ["home-district"]}]},
            {"anyOf": [{"required": ["course"]}, {"required": ["provider"]}]}
          ],
          "additionalProperties": false,
          "properties": {
            "places": {"description": "Exactly so many; 0 forbids.", "$ref": "#/$defs/count"},
            "at-least": {"$ref": "#/$defs/count"},
            "at-most": {"$ref": "#/$defs/count"},
            "area": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "home-district": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "decile": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 10}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "integer", "minimum": 1, "maximum": 10}}]},
            "course": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "provider": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "delivery-district": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "sector": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "level": {"anyOf": [{"$ref": "#/$defs/level"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/level"}}]},
            "mode": {"anyOf": [{"enum": ["apprenticeship", "classroom", "online"]}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"enum": ["apprenticeship", "classroom", "online"]}}]},
            "funder": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/$defs/code"}}]},
            "elsewhere": {"description": "Only places outside the learners' home district.", "const": true},
            "reason": {"type": "string", "minLength": 1},
            "role": {"description": "Of who decided.", "type": "string", "minLength": 1},
            "decided": {"$ref": "#/$defs/day"},
            "expires": {"description": "The last day on which it holds; before 1 August of the plan's year it is not applied.", "$ref": "#/$defs/day"}
          }
        },
        "objective": {
          "anyOf": [
            {"const": "points"},
            {
              "type": "object",
              "required": ["most-equal-first"],
              "additionalProperties": false,
              "properties": {
                "most-equal-first": {
                  "type": "object",
                  "required": ["by"],
                  "additionalProperties": false,
                  "properties": {"by": {"enum": ["home-district", "decile"]}}
                }
              }
            },
            {
              "type": "object",
              "required": ["tiers"],
              "additionalProperties": false,
              "properties": {
                "tiers": {
                  "type": "object",
                  "required": ["decile"],
                  "additionalProperties": false,
                  "properties": {"decile": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 10}, {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "integer", "minimum": 1, "maximum": 10}}]}}
                }
              }
            }
          ]
        },
        "stability": {
          "type": "object",
          "required": ["plan", "tolerance"],
          "additionalProperties": false,
          "properties": {
            "plan": {"description": "An earlier plan, relative to the brief.", "type": "string", "minLength": 1},
            "tolerance": {"description": "The share of the best plan's points that may be given up to change less.", "anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$"}]}
          }
        },
    """#

  /// What a plan says of what they do.
  static let policyRows = #"""
        "policyRow": {
          "description": "What a policy does to the plan; one set for each of many has a row for each that is at its bound, has a value or costs points, and where none does one row for all of them.",
          "type": "object",
          "required": ["policy", "bound", "amount", "used", "value"],
          "additionalProperties": false,
          "properties": {
            "policy": {"type": "string"},
            "bound": {"enum": ["at-most", "at-least"]},
            "amount": {"$ref": "#/$defs/amount"},
            "used": {"description": "Places, or pence of money.", "$ref": "#/$defs/count"},
            "of": {"description": "The places that a share is of.", "$ref": "#/$defs/count"},
            "none-of": {"description": "Of so many that it is set for none is at its bound, has a value or costs points: used is of the one nearest its bound.", "$ref": "#/$defs/count"},
            "value": {"description": "Points that one unit less of its limit is worth.", "type": "number", "minimum": 0},
            "costs": {"description": "Points that the plan would gain without it.", "$ref": "#/$defs/count"},
            "without": {"$ref": "#/$defs/without"}
          }
        },
        "without": {
          "description": "Who would be placed otherwise without it.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "districts": {"$ref": "#/$defs/placedOtherwise"},
            "areas": {"description": "Where they are few.", "$ref": "#/$defs/placedOtherwise"}
          }
        },
        "placedOtherwise": {
          "description": "Learners more, or below 0 fewer, by where they live.",
          "type": "object",
          "additionalProperties": {"type": "integer"}
        },
        "minimumCohortRow": {
          "description": "What a policy of minimum cohorts does to the plan.",
          "type": "object",
          "required": ["policy", "least", "not-run"],
          "additionalProperties": false,
          "properties": {
            "policy": {"type": "string"},
            "least": {"description": "Learners that a course needs to run.", "$ref": "#/$defs/count"},
            "not-run": {"description": "Courses that do not run by it: some would come, but fewer.", "$ref": "#/$defs/count"},
            "costs": {"description": "Points that the plan would gain without it.", "$ref": "#/$defs/count"},
            "about": {"description": "The plan, or the one without it, is not proved the best: costs is near the figure.", "const": true},
            "without": {"$ref": "#/$defs/without"}
          },
          "dependentRequired": {"about": ["costs"]}
        },
        "cohortRow": {
          "description": "A course that is not run, since too few learners would go there.",
          "type": "object",
          "required": ["course", "least", "would-run"],
          "additionalProperties": false,
          "properties": {
            "course": {"type": "string"},
            "least": {"$ref": "#/$defs/count"},
            "would-run": {"$ref": "#/$defs/count"},
            "merge-with": {"description": "A course with which it would have enough learners; all merges find places together.", "type": "string"},
            "metres": {"description": "Between the two by straight line; no key where a venue is not published.", "$ref": "#/$defs/count"},
            "together": {"description": "Learners of all that meet there.", "$ref": "#/$defs/count"}
          },
          "dependentRequired": {
            "merge-with": ["together"], "metres": ["merge-with"], "together": ["merge-with"]
          }
        },
        "pinRow": {
          "type": "object",
          "required": ["pin", "state", "used", "value"],
          "additionalProperties": false,
          "properties": {
            "pin": {"type": "string"},
            "state": {"enum": ["kept", "no effect", "expired"]},
            "used": {"$ref": "#/$defs/count"},
            "value": {"description": "Points that one place more is worth where it forbids more; below 0 one place fewer.", "type": "number"},
            "costs": {"description": "Points that the plan would gain without it.", "$ref": "#/$defs/count"},
            "learners": {"description": "How many more would be placed without it; below 0 fewer.", "type": "integer"},
            "without": {"$ref": "#/$defs/without"}
          }
        },
    """#
}
