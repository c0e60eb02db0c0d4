import SkillsPlanner
import Testing

@testable import PlanReport

@Suite struct ReportTests {
  private let page = Report(makePlan()).html(sha256: makeDigest)

  @Test func `the same plan gives the same bytes`() {
    #expect(Report(makePlan()).html(sha256: makeDigest) == page)
  }

  @Test func `another number in the plan is another number on the page`() {
    var plan = makePlan()
    plan.optimality = Optimality(points: 5_000_124, bound: 5_000_124, unique: true, candidates: 17)
    let other = Report(plan).html(sha256: makeDigest)
    #expect(other.contains("5,000,124") && !other.contains("5,000,123"))
  }

  @Test(arguments: [
    "1,234", "800", "65%", "434", "1,000", "934", "86%", "5,000,123", "17", "31", "28", "2.5",
    "300",
    "134", "4,321", "111", "4.5%", "15 km",
  ])
  func `a number of the summary stands on the page`(number: String) {
    #expect(page.contains(number))
  }

  @Test func `the words of the summary stand on the page`() {
    let words = PlanWords(PlanHead(of: makePlan()))
    let sentences =
      words.needs + [words.forWhom, words.placed, words.distance, words.border]
    for sentence in sentences {
      #expect(page.contains(Markup(showing: sentence).text), "\(sentence)")
    }
  }

  @Test func `the status stands at the head, at the foot and on every printed page`() {
    let page = Report(makePlan(status: "draft for talks")).html(sha256: makeDigest)
    #expect(page.split(separator: "draft for talks", omittingEmptySubsequences: false).count == 4)
    #expect(page.contains("@bottom-left{content:\"draft for talks\""))
  }

  @Test func `every total is the sum of its rows`() throws {
    let document = Telling(makePlan(), boundaries: nil).wholePlan()
    var sums = 0
    for table in document.tables {
      guard let total = table.total else { continue }
      for column in table.columns.indices.dropFirst() {
        guard case .whole(let said) = total[column] else { continue }
        let parts = table.rows.map { row in
          if case .whole(let part) = row[column] { part } else { 0 }
        }
        #expect(parts.reduce(0, +) == said, "\(table.id), \(table.columns[column].key)")
        sums += 1
      }
    }
    #expect(sums > 10)
  }

  @Test func `every row has a cell for each column`() {
    for district in [nil] + makePlan().districts {
      let telling = Telling(makePlan(), district: district, boundaries: nil)
      let document = district.map { telling.page(of: $0) } ?? telling.wholePlan()
      for table in document.tables + telling.rowsOfThePlan {
        #expect(!table.columns.isEmpty)
        for row in table.rows + (table.total.map { [$0] } ?? []) {
          #expect(row.count == table.columns.count, "\(table.id)")
        }
      }
    }
  }

  @Test func `nothing is loaded and nothing leads out of the page`() {
    #expect(!page.contains("src=") && !page.contains("http:") && !page.contains("https:"))
    #expect(!page.contains(" style=\"") && !page.contains("onclick") && !page.contains("@import"))
    for link in page.split(separator: "href=\"").dropFirst() { #expect(link.hasPrefix("#")) }
  }

  @Test func `the policy names the digests of the page's own style and script`() throws {
    let style = try #require(between("<style>", "</style>", of: page))
    let script = try #require(between("<script>", "</script>", of: page))
    for (kind, text) in [("style-src", style), ("script-src", script)] {
      let digest = base64(ofHex: makeDigest(Array(text.utf8)))
      #expect(page.contains("\(kind) 'sha256-\(digest)'".replacing("'", with: "&#39;")), "\(kind)")
    }
    #expect(page.contains("default-src &#39;none&#39;"))
  }

  @Test func `a digest in hexadecimal is the same digest in base 64`() {
    // SHA-256 of nothing.
    #expect(
      base64(ofHex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test func `everybody placed leaves no cause to be told`() {
    var plan = makePlan()
    plan.summary = Summary(
      learners: 800, lastYear: 700, places: 1_000, placed: 800, shortfall: [], deciles: [],
      travel: .init(venuePlaces: 0, metres: 0, otherPlaces: 800), fixedFlows: nil)
    let page = Report(plan).html(sha256: makeDigest)
    #expect(page.contains("Not placed: nobody.") && page.contains("no place has a published venue"))
  }

  @Test func `a page of a district tells its residents alone`() throws {
    let page = try #require(Report(makePlan()).districtPage("D1", sha256: makeDigest))
    #expect(page.contains("800 of the 934 learners of Burnley"))
    #expect(!page.contains("Pendle 008B"))
    #expect(Report(makePlan()).districtPage("D9", sha256: makeDigest) == nil)
  }

  @Test func `a plan of England's size is a page of authorities`() {
    var plan = makePlan()
    let area = plan.areas[0]
    plan.areas = (0..<30_000).map { place in
      AreaRow(
        code: "A\(place)", name: "Area \(place)", district: area.district, decile: 1,
        point: area.point)
    }
    plan.needs = plan.areas.map {
      NeedRow(area: $0.code, level: plan.levels[0].level, learners: 2, placed: 1, value: 0)
    }
    let page = Report(plan).html(sha256: makeDigest)
    #expect(page.utf8.count < 100_000)
    #expect(page.contains("Burnley: 30,000 of 60,000 placed") && !page.contains("Area 29999"))
  }
}

func between(_ open: String, _ close: String, of text: String) -> String? {
  guard let start = text.firstRange(of: open),
    let end = text[start.upperBound...].firstRange(of: close)
  else { return nil }
  return String(text[start.upperBound..<end.lowerBound])
}
