/// The proof of the optimum in the schema of a plan.
extension Schema {
  static let optimality = #"""
        "optimality": {
          "type": "object",
          "required": ["status", "points", "bound", "gap", "unique", "tie-break", "candidates"],
          "additionalProperties": false,
          "properties": {
            "status": {"enum": ["proven", "bounded"]},
            "method": {"description": "Where the plan took more than one optimisation.", "type": "string"},
            "nodes": {"description": "How many courses of each independent part were decided both ways at most, where that was not 400.", "type": "integer", "minimum": 1},
            "points": {"$ref": "#/$defs/count"},
            "bound": {"$ref": "#/$defs/count"},
            "gap": {"$ref": "#/$defs/count"},
            "unique": {"type": "boolean"},
            "kept": {
              "description": "What is kept of the earlier plan; no plan within the tolerance keeps more than at-most.",
              "type": "object",
              "required": ["places", "of", "at-most"],
              "additionalProperties": false,
              "properties": {
                "places": {"$ref": "#/$defs/count"},
                "of": {"$ref": "#/$defs/count"},
                "at-most": {"$ref": "#/$defs/count"},
                "providers": {
                  "description": "Places of each provider in both plans.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["provider", "earlier", "plan", "kept"],
                    "additionalProperties": false,
                    "properties": {
                      "provider": {"type": "string"},
                      "earlier": {"$ref": "#/$defs/count"},
                      "plan": {"$ref": "#/$defs/count"},
                      "kept": {"$ref": "#/$defs/count"}
                    }
                  }
                },
                "districts": {
                  "description": "Places of the learners of each home district in both plans.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["district", "earlier", "plan", "kept"],
                    "additionalProperties": false,
                    "properties": {
                      "district": {"type": "string"},
                      "earlier": {"$ref": "#/$defs/count"},
                      "plan": {"$ref": "#/$defs/count"},
                      "kept": {"$ref": "#/$defs/count"}
                    }
                  }
                }
              }
            },
            "without-policies": {
              "description": "What a plan without any policy, pin and minimum cohort has more.",
              "type": "object",
              "required": ["points", "learners"],
              "additionalProperties": false,
              "properties": {
                "points": {"type": "integer"},
                "learners": {"type": "integer"},
                "districts": {"$ref": "#/$defs/placedOtherwise"},
                "areas": {"$ref": "#/$defs/placedOtherwise"}
              }
            },
            "tie-break": {"type": "string"},
            "candidates": {"$ref": "#/$defs/count"}
          }
        },
    """#
}
