extension Schema {
  /// Of a plan, format versions 1 and 2; from 2 it carries its terms.
  package static let plan = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "SkillsPlan",
      "description": "The answer: who gets which places, why, and the proof that no other answer has more points.",
      "type": "object",
      "required": ["kind", "version", "title", "year", "status", "owner", "inputs", "sources", "rules", "assumptions", "summary", "levels", "districts", "providers", "optimality", "areas", "needs", "allocations", "shortfalls", "courses"],
      "additionalProperties": false,
      "properties": {
        "kind": {"const": "SkillsPlan"},
        "version": {"enum": [1, 2]},
        "title": {"type": "string"},
        "year": {"type": "string"},
        "status": {"type": "string"},
        "owner": {
          "type": "object",
          "required": ["organisation", "contact"],
          "additionalProperties": false,
          "properties": {
            "organisation": {"type": "string"},
            "contact": {"type": "string"},
            "roles": {"type": "object", "additionalProperties": {"type": "string"}}
          }
        },
        "inputs": {"type": "array", "items": {"$ref": "#/$defs/input"}},
        "sources": {"type": "array", "items": {"$ref": "#/$defs/source"}},
        "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        "terms": {"$ref": "#/$defs/terms"},
        "assumptions": {"type": "array", "items": {"type": "string"}},
        "summary": {"$ref": "#/$defs/summary"},
        "levels": {"type": "array", "items": {"$ref": "#/$defs/levelRow"}},
        "districts": {"type": "array", "items": {"$ref": "#/$defs/district"}},
        "providers": {"type": "array", "items": {"$ref": "#/$defs/provider"}},
        "policies": {"type": "array", "items": {"$ref": "#/$defs/policyRow"}},
        "minimum-cohorts": {"type": "array", "items": {"$ref": "#/$defs/minimumCohortRow"}},
        "cohorts": {"type": "array", "items": {"$ref": "#/$defs/cohortRow"}},
        "pins": {"type": "array", "items": {"$ref": "#/$defs/pinRow"}},
        "optimality": {"$ref": "#/$defs/optimality"},
        "areas": {"type": "array", "items": {"$ref": "#/$defs/area"}},
        "needs": {"type": "array", "items": {"$ref": "#/$defs/need"}},
        "allocations": {"type": "array", "items": {"$ref": "#/$defs/allocation"}},
        "shortfalls": {"type": "array", "items": {"$ref": "#/$defs/shortfall"}},
        "courses": {"type": "array", "items": {"$ref": "#/$defs/course"}}
      },
      "if": {"properties": {"version": {"const": 2}}},
      "then": {"required": ["terms"]},
      "else": {"properties": {"terms": false}},
      "$defs": {
        "count": {"type": "integer", "minimum": 0},
        "published": {"anyOf": [{"$ref": "#/$defs/count"}, {"const": "not published"}]},
        "level": {"enum": ["entry", "1", "2", "3", "4", "5", "6", "7", "8"]},
        "decile": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 10}, {"const": "not published"}]},
        "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "rate": {"type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}%$"},
        "input": {
          "type": "object",
          "required": ["role", "file", "sha256"],
          "additionalProperties": false,
          "properties": {
            "role": {"enum": ["brief", "base", "areas", "courses", "starts", "travel", "join", "sources", "earlier-plan"]},
            "file": {"type": "string"},
            "sha256": {"$ref": "#/$defs/digest"},
            "rows": {"$ref": "#/$defs/count"}
          }
        },
        "source": {
          "type": "object",
          "required": ["title", "publisher", "vintage", "licence"],
          "additionalProperties": false,
          "properties": {
            "title": {"type": "string"},
            "publisher": {"type": "string"},
            "vintage": {"type": "string"},
            "licence": {"type": "string"}
          }
        },
        "rule": {
          "type": "object",
          "required": ["rule", "version", "file", "sha256"],
          "additionalProperties": false,
          "properties": {
            "rule": {"type": "string"},
            "version": {"type": "string"},
            "file": {"type": "string"},
            "sha256": {"$ref": "#/$defs/digest"},
            "weight": {"$ref": "#/$defs/count"},
            "with": {"type": "object"}
          }
        },
    \#(policies)
    \#(policyRows)
        "percent": {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$"},
        "bonus": {"type": "number", "minimum": 0, "maximum": 1},
        "terms": {
          "description": "What the brief asks for, as far as the plan's numbers follow from it.",
          "type": "object",
          "required": ["needs", "flex", "spread", "steadiness"],
          "additionalProperties": false,
          "properties": {
            "needs": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["level", "from", "target", "reach", "source"],
                "additionalProperties": false,
                "properties": {
                  "level": {"$ref": "#/$defs/level"},
                  "from": {"type": "array", "items": {"type": "string"}},
                  "target": {"$ref": "#/$defs/percent"},
                  "reach": {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? km$"},
                  "reach-time": {"type": "string", "pattern": "^[0-9]+ min$"},
                  "source": {"type": "string"}
                }
              }
            },
            "flex": {"$ref": "#/$defs/percent"},
            "spread": {
              "type": "object",
              "required": ["parts", "bonus"],
              "additionalProperties": false,
              "properties": {"parts": {"type": "integer", "minimum": 1}, "bonus": {"$ref": "#/$defs/bonus"}}
            },
            "steadiness": {
              "type": "object",
              "required": ["share", "bonus"],
              "additionalProperties": false,
              "properties": {"share": {"$ref": "#/$defs/percent"}, "bonus": {"$ref": "#/$defs/bonus"}}
            },
            "policies": {"type": "array", "items": {"$ref": "#/$defs/policy"}},
            "pins": {"type": "array", "items": {"$ref": "#/$defs/pin"}},
            "objective": {"$ref": "#/$defs/objective"},
            "stability": {"$ref": "#/$defs/stability"}
          }
        },
        "summary": {
          "type": "object",
          "required": ["learners", "last-year", "places", "placed", "shortfall", "deciles", "travel", "fixed-flows"],
          "additionalProperties": false,
          "properties": {
            "learners": {"$ref": "#/$defs/count"},
            "last-year": {"$ref": "#/$defs/count"},
            "places": {"$ref": "#/$defs/count"},
            "placed": {"$ref": "#/$defs/count"},
            "price": {"description": "Pence of all places; only where each course that is used has a price.", "$ref": "#/$defs/count"},
            "shortfall": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["cause", "learners"],
                "additionalProperties": false,
                "properties": {"cause": {"$ref": "#/$defs/cause"}, "learners": {"$ref": "#/$defs/count"}}
              }
            },
            "deciles": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["decile", "areas", "with-none", "with-some", "with-all", "learners", "placed"],
                "additionalProperties": false,
                "properties": {
                  "decile": {"$ref": "#/$defs/decile"},
                  "areas": {"$ref": "#/$defs/count"},
                  "with-none": {"$ref": "#/$defs/count"},
                  "with-some": {"$ref": "#/$defs/count"},
                  "with-all": {"$ref": "#/$defs/count"},
                  "learners": {"$ref": "#/$defs/count"},
                  "placed": {"$ref": "#/$defs/count"}
                }
              }
            },
            "travel": {
              "type": "object",
              "required": ["venue-places", "total-km", "mean-km", "other-places"],
              "additionalProperties": false,
              "properties": {
                "venue-places": {"$ref": "#/$defs/count"},
                "total-km": {"type": "number", "minimum": 0},
                "mean-km": {"anyOf": [{"type": "number", "minimum": 0}, {"const": "none"}]},
                "other-places": {"$ref": "#/$defs/count"},
                "time": {
                  "description": "Of the places for which the table of travel times has minutes; absent where there is none.",
                  "type": "object",
                  "required": ["places", "total-minutes", "mean-minutes"],
                  "additionalProperties": false,
                  "properties": {
                    "places": {"type": "integer", "minimum": 1},
                    "total-minutes": {"type": "number", "minimum": 0},
                    "mean-minutes": {"type": "number", "minimum": 0}
                  }
                }
              }
            },
            "fixed-flows": {
              "description": "Last year's apprenticeship starts across the border, which the plan leaves as they are.",
              "anyOf": [
                {"const": "not published"},
                {
                  "type": "object",
                  "required": ["from-outside", "residents-elsewhere"],
                  "additionalProperties": false,
                  "properties": {"from-outside": {"$ref": "#/$defs/count"}, "residents-elsewhere": {"$ref": "#/$defs/count"}}
                }
              ]
            }
          }
        },
        "cause": {"enum": ["out of reach", "not eligible", "no points", "courses full", "too few funded starts", "a policy or pin"]},
        "levelRow": {
          "type": "object",
          "required": ["level", "eligible", "learners", "funded", "last-year", "places", "used", "value"],
          "additionalProperties": false,
          "properties": {
            "level": {"$ref": "#/$defs/level"},
            "eligible": {"$ref": "#/$defs/count"},
            "learners": {"$ref": "#/$defs/count"},
            "funded": {"anyOf": [{"$ref": "#/$defs/count"}, {"const": "none"}]},
            "last-year": {"$ref": "#/$defs/count"},
            "places": {"$ref": "#/$defs/count"},
            "used": {"$ref": "#/$defs/count"},
            "value": {"type": "integer"}
          }
        },
        "district": {
          "type": "object",
          "required": ["district", "name", "delivered-last-year", "delivered", "levels"],
          "additionalProperties": false,
          "properties": {
            "district": {"type": "string"},
            "name": {"type": "string"},
            "delivered-last-year": {"$ref": "#/$defs/count"},
            "delivered": {"$ref": "#/$defs/count"},
            "levels": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["level", "eligible", "learners", "need-rate", "apprenticeships-last-year", "apprenticeship-rate", "difference", "placed", "placed-on-apprenticeships"],
                "additionalProperties": false,
                "properties": {
                  "level": {"$ref": "#/$defs/level"},
                  "eligible": {"$ref": "#/$defs/count"},
                  "learners": {"$ref": "#/$defs/count"},
                  "need-rate": {"$ref": "#/$defs/rate"},
                  "apprenticeships-last-year": {"description": "Apprenticeship starts of residents last year, wherever delivered.", "$ref": "#/$defs/published"},
                  "apprenticeship-rate": {"anyOf": [{"$ref": "#/$defs/rate"}, {"const": "not published"}]},
                  "difference": {"anyOf": [{"$ref": "#/$defs/rate"}, {"const": "not published"}]},
                  "placed": {"$ref": "#/$defs/count"},
                  "placed-on-apprenticeships": {"$ref": "#/$defs/count"}
                }
              }
            }
          }
        },
        "provider": {
          "type": "object",
          "required": ["provider", "name", "last-year", "plan", "change"],
          "additionalProperties": false,
          "properties": {
            "provider": {"type": "string"},
            "name": {"type": "string"},
            "last-year": {"$ref": "#/$defs/count"},
            "plan": {"$ref": "#/$defs/count"},
            "change": {"type": "integer"}
          }
        },
    \#(optimality)
        "area": {
          "type": "object",
          "required": ["area", "name", "district", "decile", "point"],
          "additionalProperties": false,
          "properties": {
            "area": {"type": "string"},
            "name": {"type": "string"},
            "district": {"type": "string"},
            "decile": {"$ref": "#/$defs/decile"},
            "point": {"$ref": "#/$defs/point"}
          }
        },
        "point": {
          "description": "Degrees north and east, WGS 84.",
          "type": "array",
          "prefixItems": [{"type": "number"}, {"type": "number"}], "minItems": 2, "maxItems": 2
        },
        "need": {
          "type": "object",
          "required": ["area", "level", "learners", "placed", "value"],
          "additionalProperties": false,
          "properties": {
            "area": {"type": "string"},
            "level": {"$ref": "#/$defs/level"},
            "learners": {"type": "integer", "minimum": 1},
            "placed": {"$ref": "#/$defs/count"},
            "value": {"type": "integer"}
          }
        },
        "allocation": {
          "type": "object",
          "required": ["area", "level", "courses"],
          "additionalProperties": false,
          "properties": {
            "area": {"type": "string"},
            "level": {"$ref": "#/$defs/level"},
            "courses": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "required": ["course", "places", "km", "points", "scores"],
                "additionalProperties": false,
                "properties": {
                  "course": {"type": "string"},
                  "places": {"type": "integer", "minimum": 1},
                  "km": {"anyOf": [{"type": "number", "minimum": 0}, {"const": "online"}]},
                  "minutes": {"description": "Where the table of travel times has them.", "type": "number", "minimum": 0},
                  "points": {"type": "integer", "minimum": 1, "maximum": 1000000},
                  "scores": {
                    "description": "Each weighted rule's score in millionths, in the order of the rules.",
                    "type": "array",
                    "items": {"type": "integer", "minimum": 0, "maximum": 1000000}
                  }
                }
              }
            }
          }
        },
        "shortfall": {
          "type": "object",
          "required": ["area", "level", "learners", "cause"],
          "additionalProperties": false,
          "properties": {
            "area": {"type": "string"},
            "level": {"$ref": "#/$defs/level"},
            "learners": {"type": "integer", "minimum": 1},
            "cause": {"$ref": "#/$defs/cause"},
            "reason": {"description": "Of the rule that refused: given when not eligible.", "type": "string"},
            "nearest-km": {"type": "number", "minimum": 0},
            "nearest-minutes": {"description": "Given where a time tells who is within reach and the table has one.", "type": "number", "minimum": 0}
          }
        },
        "course": {
          "type": "object",
          "required": ["course", "provider", "district", "level", "sector", "mode", "point", "last-year", "places", "used", "value", "gains-if-one-more"],
          "additionalProperties": false,
          "properties": {
            "course": {"type": "string"},
            "provider": {"type": "string"},
            "district": {"type": "string"},
            "level": {"$ref": "#/$defs/level"},
            "sector": {"type": "string"},
            "mode": {"enum": ["apprenticeship", "classroom", "online"]},
            "point": {"enum": ["venue", "district", "none"]},
            "at": {"description": "Where the venue is; missing where none is published.", "$ref": "#/$defs/point"},
            "last-year": {"$ref": "#/$defs/count"},
            "places": {"$ref": "#/$defs/count"},
            "places-given": {"const": true},
            "price": {"description": "Pence of a place.", "$ref": "#/$defs/count"},
            "funder": {"type": "string"},
            "used": {"$ref": "#/$defs/count"},
            "value": {"type": "integer"},
            "gains-if-one-more": {"$ref": "#/$defs/count"}
          }
        }
      }
    }

    """#
}
