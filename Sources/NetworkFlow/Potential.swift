/// The integers of potentials: 32 bits where they suffice, which halves what shifting a subtree moves.
///
/// Sums wrap. A potential in 32 bits that wrapped would be found when the optimum is checked in 64.
protocol Potential: FixedWidthInteger, SignedInteger, BitwiseCopyable, Sendable {}

extension Int32: Potential {}
extension Int: Potential {}

extension Potential {
  /// The potential of nodes outside the tree: so low that no candidate to one ever gains.
  static var outOfTree: Self { .min / 2 }
}
