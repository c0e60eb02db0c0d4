/// Pieces of a stem earn less and less, so what stops units at the end of one need not stop them: as long as the next piece
/// still gains, they go on over it, in one step from tree to tree.
///
/// R. Fourer, A simplex algorithm for piecewise-linear programming I, Mathematical Programming 33 (1985).
extension Simplex {
  /// A stem in the tree that went on to another piece, while potentials are still those of the piece before.
  private struct Advanced {
    /// The lower end of the stem.
    let lower: Int32
    /// What each unit earns less by the pieces that it went on to.
    var loss: Value
    /// By how much all from the lower end down is worth more.
    var shift: Value
  }

  /// Sends units around the cycle that an arc closes, over the ends of pieces as long as that gains; what stops them in the
  /// end leaves the tree.
  ///
  /// For arcs priced by the main objective: pieces are told by their bonuses.
  mutating func longPivot(_ arc: Entering) {
    effort.pivots += 1
    if arc.gain > Value.max / 4 { isOverflowing = true }
    var arc = arc
    var advanced: Advanced?
    var stop: SpanningTree<Value>.Bottleneck
    repeat {
      stop = tree.bottleneck(from: arc.from, to: arc.to, room: arc.room)
      tree.push(stop.units, from: arc.from, to: arc.to, join: stop.join)
    } while stop.leaving < 0 ? goOn(&arc) : goOn(after: stop, &arc, &advanced)
    if let advanced {
      if advanced.lower == stop.leaving {
        arc.gain = arc.gain &+ advanced.loss
      } else {
        tree.raise(below: advanced.lower, by: advanced.shift)
      }
    }
    guard stop.leaving >= 0 else {
      leave(Int(arc.stem), full: arc.fills ? arc.piece + 1 : arc.piece)
      return
    }
    release(stop.leaving, isDownwards: stop.isDownwards)
    exchange(stop, for: arc)
  }

  /// Puts the next piece of a stem that comes in in the place of one that is full, or empty, where that gains too.
  private func goOn(_ arc: inout Entering) -> Bool {
    let stem = Int(arc.stem)
    guard let loss = loss(ofStem: stem, after: arc.piece, fills: arc.fills), loss < arc.gain else {
      return false
    }
    arc = entering(
      stem: stem, piece: arc.fills ? arc.piece + 1 : arc.piece - 1, fills: arc.fills,
      gain: arc.gain &- loss)
    return true
  }

  /// What a unit earns less by the next piece of a stem, in the direction of filling or emptying it; nil at its end.
  private func loss(ofStem stem: Int, after piece: Int32, fills: Bool) -> Value? {
    let here = Int(network.pieceOffsets[stem] + piece)
    let next = fills ? here + 1 : here - 1
    guard next >= network.pieceOffsets[stem], next < network.pieceOffsets[stem + 1] else {
      return nil
    }
    let (less, more) = fills ? (next, here) : (here, next)
    return Value(truncatingIfNeeded: network.bonus[more] - network.bonus[less])
  }

  /// Lets a stem of the tree that stops units go on to its next piece, where that gains too.
  ///
  /// The tree stays strongly feasible. A new piece leaves no room upwards only on the side where units go away from the root.
  /// If none go over it either, what stops them lies above it, and leaves, and what is below is turned about: an arc
  /// further down, or on the other side, would have stopped them before.
  private mutating func goOn(
    after stop: SpanningTree<Value>.Bottleneck, _ arc: inout Entering, _ advanced: inout Advanced?
  ) -> Bool {
    let lower = Int(stop.leaving)
    guard let stem = stem(between: stop.leaving, and: tree.nodes[lower].parent) else {
      return false
    }
    // Whether more on the stem leads upwards.
    let fillsUpwards = (stem == lower) == network.stemLeadsHome(stem)
    let fills = stop.isDownwards != fillsUpwards
    guard let loss = loss(ofStem: stem, after: position[stem], fills: fills), loss < arc.gain
    else { return false }
    position[stem] += fills ? 1 : -1
    let room = network.capacity[Int(network.pieceOffsets[stem] + position[stem])]
    let full = position[stem] == 0 ? Network.unbounded + room : room
    let (ahead, behind) = fills ? (room, 0) : (0, full)
    (tree.nodes[lower].up, tree.nodes[lower].down) =
      fillsUpwards ? (ahead, behind) : (behind, ahead)
    arc.gain = arc.gain &- loss
    arc.room -= stop.units
    arc.behind += stop.units
    if advanced?.lower != stop.leaving {
      if let advanced { tree.raise(below: advanced.lower, by: advanced.shift) }
      advanced = Advanced(lower: stop.leaving, loss: 0, shift: 0)
    }
    advanced?.loss &+= loss
    advanced?.shift &+= fills == fillsUpwards ? 0 &- loss : loss
    return true
  }
}
