import SkillsPlanner

/// What a brief and a plan write in the same way.
extension YAMLReader {
  mutating func owner(_ node: YAMLNode?) -> Owner? {
    guard let node else { return nil }
    let map = map(node, required: ["organisation", "contact"], optional: ["roles"])
    var roles: [Owner.Role] = []
    for entry in map["roles"].flatMap({
      entries($0, fix: "Write keys and values, such as {analyst: the name}.")
    }) ?? [] {
      guard let holder = text(entry.value) else { continue }
      roles.append(Owner.Role(role: entry.key, holder: holder))
    }
    guard let organisation = text(map["organisation"]), let contact = text(map["contact"]) else {
      return nil
    }
    return Owner(organisation: organisation, contact: contact, roles: roles)
  }
}
