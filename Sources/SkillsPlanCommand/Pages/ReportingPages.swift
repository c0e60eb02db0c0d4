import SkillsPlanner

extension CheckPage {
  /// SP116x: pages of a plan.
  static let reporting = [
    CheckPage(
      "SP1160", "a file of outlines that is none",
      cause: """
        The map of a report takes outlines from GeoJSON (RFC 7946): a feature collection of polygons whose corners are \
        degrees of longitude and latitude. A file in metres of the National Grid, a shapefile or a page that a portal \
        sent in its place is none.
        """,
      example: "skillsplan report plan.yaml --boundaries lsoa.shp",
      says: "lsoa.shp: error: the file is no GeoJSON feature collection of polygons in degrees",
      fix:
        "Download the outlines as GeoJSON in WGS 84 (EPSG:4326), or leave --boundaries out: then areas are points.",
      related: ["SP1161"]),
    CheckPage(
      "SP1161", "outlines of other areas",
      cause: """
        An outline belongs to the area or district whose code is one of its properties. None of the file's has a code of \
        the plan: the outlines are of another part of the country, or of another census (2011 where the plan has 2021).
        """,
      example: "skillsplan report plan.yaml --boundaries lsoa2011.geojson",
      says: """
        lsoa2011.geojson: error: none of its 941 outlines has the code of an area or a district of the plan
        """,
      fix: "Name the outlines of the areas that the plan was made for, of the same census.",
      related: ["SP1160"]),
    CheckPage(
      "SP1162", "a district that the plan does not have",
      cause: """
        A page is made of a district by the name or code under which the plan has it, in capitals or not. A plan has the \
        districts of its areas and those where its courses are taught.
        """,
      example: "skillsplan report plan.yaml --district Burnlee",
      says: "plan.yaml: error: the plan has no district \"Burnlee\" (did you mean \"Burnley\"?)",
      fix: "Name one of the plan's districts, or all.",
      related: []),
  ]
}
