extension SpanningTree {
  /// The arc that a cut subtree hangs from.
  struct Hook {
    /// The node of the subtree that becomes its top.
    var top: Int32
    var parent: Int32
    /// What the arc still takes towards the parent and away from it.
    var up: Int32
    var down: Int32
  }

  /// Cuts the arc above `cut` and hangs its subtree from the entering arc, turned about so that the end
  /// of that arc is its top; then shifts the potentials of the subtree.
  ///
  /// - Complexity: O(size of the subtree + depth of both ends).
  mutating func rehang(_ cut: Int32, by hook: Hook, join: Int32, shift: Value) {
    remove(cut, join: join)
    let tail = turn(cut, by: hook)
    insert(hook.top, through: tail, under: hook.parent, join: join)
    if shift != 0 { raise(from: hook.top, through: tail, by: shift) }
  }

  /// Takes the stretch of a subtree off the ring and out of the sizes above it.
  private mutating func remove(_ cut: Int32, join: Int32) {
    let (size, tail) = (nodes[Int(cut)].size, last[Int(cut)])
    let before = previous[Int(cut)]
    let after = next[Int(tail)]
    next[Int(before)] = after
    previous[Int(after)] = before

    var node = nodes[Int(cut)].parent
    while node != join {
      nodes[Int(node)].size -= size
      if last[Int(node)] == tail { last[Int(node)] = before }
      node = nodes[Int(node)].parent
    }
    while node >= 0, last[Int(node)] == tail {
      last[Int(node)] = before
      node = nodes[Int(node)].parent
    }
  }

  /// Puts the stretch after its new parent, and into the sizes above it.
  private mutating func insert(_ top: Int32, through tail: Int32, under parent: Int32, join: Int32)
  {
    let size = nodes[Int(top)].size
    let after = next[Int(parent)]
    next[Int(parent)] = top
    previous[Int(top)] = parent
    next[Int(tail)] = after
    previous[Int(after)] = tail

    var node = parent
    while node != join {
      nodes[Int(node)].size += size
      if last[Int(node)] == parent { last[Int(node)] = tail }
      node = nodes[Int(node)].parent
    }
    while node >= 0, last[Int(node)] == parent {
      last[Int(node)] = tail
      node = nodes[Int(node)].parent
    }
  }

  /// Makes `hook.top` the top of the subtree of `cut`, and gives the last node of its new stretch.
  ///
  /// The nodes from the new top to the old one swap parent and child. In the new preorder each of them
  /// brings what it held beside the one below it, in the old order, after all that came before: so each
  /// step links two ends and closes the gap where the one below was taken out.
  private mutating func turn(_ cut: Int32, by hook: Hook) -> Int32 {
    let size = nodes[Int(cut)].size

    var child = hook.top
    var below = nodes[Int(child)]
    var gapBefore = previous[Int(child)]
    var belowLast = last[Int(child)]
    var gapAfter = next[Int(belowLast)]
    var tail = belowLast
    nodes[Int(child)].parent = hook.parent
    nodes[Int(child)].up = hook.up
    nodes[Int(child)].down = hook.down
    nodes[Int(child)].size = size

    while child != cut {
      let node = below.parent
      let record = nodes[Int(node)]
      let nodeLast = last[Int(node)]
      let nodeBefore = previous[Int(node)]
      next[Int(tail)] = node
      previous[Int(node)] = tail
      if nodeLast == belowLast {
        tail = gapBefore
      } else {
        next[Int(gapBefore)] = gapAfter
        previous[Int(gapAfter)] = gapBefore
        tail = nodeLast
        gapAfter = next[Int(tail)]
      }
      nodes[Int(node)].parent = child
      nodes[Int(node)].up = below.down
      nodes[Int(node)].down = below.up
      nodes[Int(node)].size = size - below.size
      (child, below, belowLast, gapBefore) = (node, record, nodeLast, nodeBefore)
    }
    while child != hook.parent {
      last[Int(child)] = tail
      child = nodes[Int(child)].parent
    }
    return tail
  }

  /// Shifts the potentials of a node and all below it.
  mutating func raise(below top: Int32, by shift: Value) {
    raise(from: top, through: last[Int(top)], by: shift)
  }

  /// From both ends at once, since each step waits for the link it goes by.
  private mutating func raise(from top: Int32, through tail: Int32, by shift: Value) {
    let size = nodes[Int(top)].size
    var (first, last) = (Int(top), Int(tail))
    for _ in 0..<size / 2 {
      potential[first] &+= shift
      potential[last] &+= shift
      (first, last) = (Int(next[first]), Int(previous[last]))
    }
    if !size.isMultiple(of: 2) { potential[first] &+= shift }
  }
}
