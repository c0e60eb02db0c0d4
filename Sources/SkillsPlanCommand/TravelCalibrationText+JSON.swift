import PlanFiles
import SkillsPlanner

/// A calibration of travel for programs; its keys stay as they are.
extension TravelCalibrationText {
  var json: JSON {
    let starts = calibration.starts
    let real = starts.flows
    let lastYear = meanKilometres(real.counts.map(Double.init), calibration.distances)
    let inside = Double(real.inside) / Double(max(1, real.total))
    let of: [(String, JSON)] = [
      ("half-distance-km", json(metres: calibration.fitted.metres)),
      ("level", level.map { .text($0.code) } ?? .missing),
      ("starts", .whole(real.total)),
      ("districts", .whole(calibration.distances.districts.count)),
      ("from-outside", .whole(starts.fromOutside)),
      ("residents-elsewhere", .whole(starts.residentsElsewhere)),
      ("at-other-levels", .whole(starts.atOtherLevels)),
      ("mean-km", lastYear.map(JSON.decimal) ?? .missing),
      ("own-district", .decimal(inside)),
    ]
    let models: [(String, JSON)] = [
      ("fitted", json(of: calibration.fitted)),
      ("brief", present.map { json(of: $0.flows) } ?? .missing),
      ("no-distance", json(of: calibration.withoutDistance)),
    ]
    let spread: [(String, JSON)] = [
      ("levels", .list(calibration.levels.map(json(of:)))),
      ("leaving-out", .list(calibration.leavingOut.map(json(of:)))),
      ("rule", .text(ruleLine)),
    ]
    return .object(of + models + spread)
  }

  private func json(metres: Int?) -> JSON {
    metres.map { .decimal(Double($0) / 1000) } ?? .missing
  }

  private func json(of flows: FittedFlows) -> JSON {
    .object([
      ("half-distance-km", json(metres: flows.metres)),
      ("right-pair", .decimal(flows.commonPart)),
      ("explained", .decimal(calibration.explained(by: flows))),
      ("mean-km", flows.meanKilometres.map(JSON.decimal) ?? .missing),
      ("own-district", .decimal(flows.insideShare)),
    ])
  }

  private func json(of row: TravelCalibration.AtLevel) -> JSON {
    .object([
      ("levels", .list(row.levels.map { .text($0.code) })), ("starts", .whole(row.starts)),
      ("half-distance-km", json(metres: row.metres)),
    ])
  }

  private func json(of row: TravelCalibration.LeavingOut) -> JSON {
    .object([
      ("district", .text(row.district.code)), ("half-distance-km", json(metres: row.metres)),
    ])
  }
}
