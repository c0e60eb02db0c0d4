import Testing

@testable import NetworkFlow

@Suite struct `A cut` {
  private static func solved(seed: Int, alike: ClosedRange<Int> = 1...4) async throws
    -> SolvedProblem
  {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shape = RandomShape(
      rows: 40...80, columns: 10...30, groups: 0...3, rowGroups: 0...3, pieces: 1...3,
      capacity: 1...9, points: 0...200, bonus: 0...60, density: 0.4, alike: alike)
    return await SolvedProblem(try shape.problem(using: &generator))
  }

  /// A node below the root, often the one above or below the node before.
  private static func next(
    after node: Int32, in part: SolvedPart, using generator: inout SeededGenerator
  ) -> Int32 {
    let network = part.simplex.network
    if node >= 0, Bool.random(using: &generator) {
      let near =
        Bool.random(using: &generator)
        ? part.simplex.tree.nodes[Int(node)].parent
        : part.simplex.tree.subtree(of: Int(node)).randomElement(using: &generator) ?? node
      if near >= 0, near != network.root { return near }
    }
    let inTree = (0..<Int32(network.nodeCount)).filter {
      $0 != network.root && part.simplex.tree.holds(Int($0))
    }
    return inTree.randomElement(using: &generator) ?? node
  }

  @Test(arguments: 0..<20)
  func `turns from one subtree to another as if it enclosed that first`(seed: Int) async throws {
    let solved = try await Self.solved(seed: seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    for (part, origin) in zip(solved.parts, solved.origins) {
      let near = origin.nearKinds
      var cut = Cut(part, near)
      var node: Int32 = -1
      for _ in 0..<40 {
        node = Self.next(after: node, in: part, using: &generator)
        cut.enclose(node, of: part, near)
        var fresh = Cut(part, near)
        fresh.enclose(node, of: part, near)
        #expect(cut.nodes == part.simplex.tree.subtree(of: Int(node)).sorted())
        #expect(cut.nodes == fresh.nodes)
        #expect(cut.kinds.sorted() == fresh.kinds.sorted())
        #expect(cut.moveInside == fresh.moveInside)
        #expect(cut.moveOutside == fresh.moveOutside)
      }
    }
  }

  @Test(arguments: 0..<20)
  func `is crossed by the close arcs that a look at all finds to lose least`(seed: Int) async throws
  {
    let solved = try await Self.solved(seed: seed)
    let ground = try #require(solved.ground())
    var generator = SeededGenerator(seed: UInt64(seed))
    var compared = 0
    for (part, origin) in zip(solved.parts, solved.origins) {
      let (network, near) = (part.simplex.network, origin.nearKinds)
      var cut = Cut(part, near)
      var close: CloseArcs?
      var node: Int32 = -1
      for _ in 0..<60 {
        node = Self.next(after: node, in: part, using: &generator)
        cut.enclose(node, of: part, near)
        if close == nil { close = await CloseArcs(part, cut, origin) }
        // Not the way that the arc of the tree leads itself.
        let above = part.simplex.tree.nodes[Int(node)].parent
        let isCandidate = part.simplex.stem(between: node, and: above) == nil
        let leaves = isCandidate ? node < network.columnCount : Bool.random(using: &generator)
        close?.turn(cut, near, network)
        cut.forgetTurned()
        let all = part.crossing(cut, leaves: leaves, origin)
        let found = close?.crossing(cut, leaves: leaves, part, origin)
        let bound = try #require(close).bound
        guard all.loss <= bound else {
          #expect(try #require(found).loss > bound)
          continue
        }
        let best = part.best(of: all, cut, Look(origin: origin, ground: ground))
        #expect(found?.loss == all.loss)
        #expect(
          found.flatMap { part.best(of: $0, cut, Look(origin: origin, ground: ground)) }?.arc.gain
            == best?.arc.gain)
        compared += 1
      }
    }
    #expect(compared > 3)
  }

  @Test(arguments: 0..<20)
  func `is crossed by no other arc that loses less than what is told after moves`(seed: Int)
    async throws
  {
    let solved = try await Self.solved(seed: seed)
    let ground = try #require(solved.ground())
    var generator = SeededGenerator(seed: UInt64(seed))
    var compared = 0
    for (part, origin) in zip(solved.parts, solved.origins) {
      let found = await CloseArcs(part, Cut(part, origin.nearKinds), origin)
      for _ in 0..<60 {
        var (moved, close) = (part, found)
        let tops = (0..<2).map { _ in Self.next(after: -1, in: part, using: &generator) }
        for top in tops {
          let shift = found.bound / Int.random(in: 3...9, using: &generator)
          moved.simplex.tree.raise(below: top, by: Bool.random(using: &generator) ? shift : -shift)
          // The arc that it hangs from loses something now, or gains.
          let above = part.simplex.tree.nodes[Int(top)].parent
          close.take(top, under: above, part, Look(origin: origin, ground: ground))
        }
        close.measure(moved.simplex.tree.potential)
        #expect(close.bound <= found.bound)
        var cut = Cut(moved, origin.nearKinds)
        cut.enclose(tops[0], of: moved, origin.nearKinds)
        close.turn(cut, origin.nearKinds, part.simplex.network)
        for leaves in [true, false] {
          let all = moved.crossing(cut, leaves: leaves, origin)
          let near = close.crossing(cut, leaves: leaves, moved, origin)
          #expect(min(near.loss, close.bound + 1) == min(all.loss, close.bound + 1))
          if all.loss <= close.bound { compared += 1 }
        }
      }
    }
    #expect(compared > 3)
  }
}

@Suite struct `A set of bits` {
  @Test func `holds what was put in and not taken out, ascending`() {
    var set = BitSet(count: 200)
    for number in [0, 63, 64, 130, 199] { set.insert(number) }
    set.toggle(63)
    set.toggle(65)
    set.remove(199)
    #expect((0..<200).filter { set.contains($0) } == [0, 64, 65, 130])
    #expect(set.all(count: 4) == [0, 64, 65, 130])
  }
}

@Suite struct `A grouping` {
  @Test func `gives the places of each number, and none of a number that no place has`() {
    let grouping = Grouping([2, 0, 2, 3, 0], groups: 5)
    #expect((0..<5).map { Array(grouping[$0]) } == [[1, 4], [], [0, 2], [3], []])
    #expect(grouping.count == 5)
    #expect(Grouping([], groups: 1)[0].isEmpty)
  }
}
