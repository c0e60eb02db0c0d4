import SkillsPlanner
import Testing

@testable import PlanReport

@Suite struct PictureTests {
  private func map(_ boundaries: Boundaries? = nil, _ plan: Plan = makePlan()) -> Picture {
    NeedMap(
      plan, Tally(plan, PlanIndex(plan)), Venue.all(of: plan.courses), boundaries, Names(plan)
    ).picture
  }

  @Test
  func `areas without outlines are a disc, a ring or a cross by how much of their need is met`() {
    let drawn = map().content.text
    #expect(drawn.contains("<title>Burnley 007A: 600 of 600 placed</title></circle>"))
    #expect(drawn.contains("<title>Burnley 009A: 200 of 334 placed</title></circle></g>"))
    #expect(drawn.contains("<title>Pendle 008B: 0 of 300 placed</title></path>"))
  }

  @Test func `areas with outlines are filled by patterns`() throws {
    let drawn = map(
      makeBoundaries(["E01": [triangle(53)], "E02": [triangle(54)], "E03": [triangle(55)]]))
    #expect(
      drawn.content.text.contains("class=\"a a3\"") && drawn.content.text.contains("class=\"a a2\"")
    )
    #expect(drawn.content.text.contains("class=\"a a0\""))
    #expect(drawn.legend.count == 6)
  }

  @Test func `a venue is a triangle of its own, and the table has the same`() throws {
    let drawn = map()
    #expect(
      drawn.content.text.contains("<title>A College: 600 places at this venue</title></path>"))
    #expect(drawn.content.text.ranges(of: "class=\"venue\"").count == 1)
    #expect(drawn.legend.contains { $0.meaning.hasPrefix("places at a published venue") })
    let tables = try #require(Report(makePlan()).tables())
    let venues = try #require(tables.first { $0.name == "venues" })
    #expect(venues.text.contains("A College,Burnley,1,500,600,100,53.79,-2.24\n"))
  }

  @Test func `courses of one provider at one place are one venue, the largest first`() throws {
    let course = try #require(makePlan().courses.first)
    func at(_ provider: String, _ east: Double, _ used: Int) -> CourseRow {
      CourseRow(
        id: "\(provider)\(east)\(used)", provider: provider, district: "D1", level: course.level,
        sector: "4", mode: .classroom, pointBasis: .venue, venue: makePoint(53, east), lastYear: 1,
        places: used, used: used, value: 0, gainsIfOneMore: 0)
    }
    var plan = makePlan()
    plan.courses = [at("1", -2, 5), at("1", -2, 6), at("1", -3, 7), at("2", -2, 30)]
    let venues = Telling(plan, boundaries: nil).venues
    #expect(venues.map(\.used) == [30, 11, 7])
    #expect(venues.map(\.courses) == [1, 2, 1])
  }

  @Test func `a map that venues would cover shows none, and a table for programs has them`() throws
  {
    var plan = makePlan()
    let course = try #require(plan.courses.first)
    plan.courses = (0...NeedMap.mostVenues).map { place in
      CourseRow(
        id: "\(place)", provider: "\(place)", district: "D1", level: course.level, sector: "4",
        mode: .classroom, pointBasis: .venue, venue: course.venue, lastYear: 1, places: 1, used: 1,
        value: 0, gainsIfOneMore: 0)
    }
    #expect(!map(nil, plan).content.text.contains("class=\"venue\""))
    #expect(!map(nil, plan).description.contains("triangle"))
    #expect(!Telling(plan, boundaries: nil).wholePlan().tables.contains { $0.id == "venues" })
    #expect(try #require(Report(plan).tables()).contains { $0.name == "venues" })
  }

  @Test func `outlines of districts make a map of districts`() {
    let drawn = map(makeBoundaries(["D1": [triangle(53)], "D2": [triangle(54)]]))
    #expect(drawn.content.text.contains("<title>Burnley: 800 of 934 placed</title>"))
    #expect(drawn.description.contains("2 districts"))
  }

  @Test func `north is up and east is right`() throws {
    let south = try #require(Point(latitude: 53, longitude: -3))
    let north = try #require(Point(latitude: 54, longitude: -2))
    let projection = Projection([south, north], width: 1000, margin: 10)
    #expect(projection(north).y == 10 && projection(south).y == projection.height - 10)
    #expect(projection(south).x < projection(north).x)
    // A degree of latitude is about 1.69 degrees of longitude here.
    let ratio =
      Double(projection(south).y - projection(north).y)
      / Double(projection(north).x - projection(south).x)
    #expect((1.6...1.8).contains(ratio))
  }

  @Test func `one point and none are drawn too`() throws {
    let point = try #require(Point(latitude: 53, longitude: -3))
    let alone = Projection([point], width: 1000, margin: 10)
    #expect((0...1000).contains(alone(point).x) && (0...alone.height).contains(alone(point).y))
    #expect(Projection([Point](), width: 1000, margin: 10).height > 0)
  }

  @Test func `a path leaves out corners that show nothing`() throws {
    let corners = [(53.0, -3.0), (53.5, -3.0), (54.0, -3.0), (54.0, -2.0), (53.0, -3.0)]
    let ring = corners.compactMap { Point(latitude: $0.0, longitude: $0.1) }
    let path = Projection(ring, width: 1000, margin: 0).path(of: [ring])
    #expect(path.hasPrefix("M") && path.hasSuffix("z"))
    // A start and three steps: the corner halfway up is on the line.
    #expect(path.split(whereSeparator: { !"0123456789".contains($0) }).count == 8)
  }

  @Test func `a bar is as long as its number beside the longest`() {
    let picture = Bars.picture(
      "x", "X", "", [.init("one", "1", filled: 84), .init("two", "2", filled: 336)])
    #expect(
      picture.content.text.contains("width=\"84\"")
        && picture.content.text.contains("width=\"336\""))
  }

  private func triangle(_ latitude: Double) -> [Point] {
    [(latitude, -3.0), (latitude + 0.5, -2.5), (latitude, -2.0), (latitude, -3.0)].compactMap {
      Point(latitude: $0.0, longitude: $0.1)
    }
  }
}
