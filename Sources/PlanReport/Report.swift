public import SkillsPlanner

/// A plan for reading: made from the plan alone, by functions without files, clock or network.
///
/// The same plan gives the same bytes. Every text of the plan is taken for hostile: it is escaped wherever it stands.
public struct Report: Sendable {
  let plan: Plan
  let boundaries: Boundaries?
  let index: PlanIndex

  /// - Parameter boundaries: outlines for the map, named among the sources; nil draws areas as points.
  public init(_ plan: Plan, boundaries: Boundaries? = nil) {
    self.plan = boundaries?.added(to: plan) ?? plan
    index = PlanIndex(plan)
    self.boundaries = boundaries
  }

  /// The whole report as one page that needs nothing beside itself.
  ///
  /// - Parameters:
  ///   - linksDistricts: whether the pages of the districts lie beside it, as `districtFile` names them.
  ///   - sha256: the digest of some bytes as 64 hexadecimal digits, by which the page's policy names its one style and
  ///     its one script.
  public func html(linksDistricts: Bool = false, sha256: ([UInt8]) -> String) -> String {
    withoutActuallyEscaping(sha256) { sha256 in
      HTMLWriter(sha256: sha256).page(whole(linksDistricts: linksDistricts))
    }
  }

  /// The page of one district for its ward councillors; nil where the plan has no district of this code.
  ///
  /// - Parameter linksBack: whether the whole report lies beside it as "index.html".
  public func districtPage(
    _ code: String, linksBack: Bool = false, sha256: ([UInt8]) -> String
  ) -> String? {
    guard let page = page(of: code, linksBack: linksBack) else { return nil }
    return withoutActuallyEscaping(sha256) { HTMLWriter(sha256: $0).page(page) }
  }

  /// The name of a district's page in a folder of pages.
  public static func districtFile(_ code: String) -> String { districtName(code) + ".html" }

  /// From the letters and digits of its code alone, so that no text of the plan is ever a path.
  static func districtName(_ code: String) -> String {
    let safe = code.unicodeScalars.filter {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
    }
    return "district-" + String(String.UnicodeScalarView(safe))
  }

  func whole(linksDistricts: Bool = false) -> Document {
    Telling(plan, index, boundaries: boundaries).wholePlan(
      links: linksDistricts
        ? plan.districts.map {
          Document.Link(file: Self.districtFile($0.district.code), title: $0.district.name)
        } : [])
  }

  func page(of code: String, linksBack: Bool = false) -> Document? {
    guard let row = plan.districts.first(where: { $0.district.code == code }) else { return nil }
    return Telling(plan, index, district: row, boundaries: boundaries).page(
      of: row,
      links: linksBack ? [Document.Link(file: "index.html", title: plan.title)] : [])
  }
}
