/// A batch during one call: bare pointers into the host's columns and into the kit's own tables.
@unsafe @usableFromInline
struct BatchView {
  /// The codes of a column, and where in `values` the rule's value of a missing text is; those of the
  /// codes follow it.
  @unsafe @usableFromInline
  struct Texts {
    @usableFromInline let codes: UnsafePointer<Int32>
    @usableFromInline let start: Int
    @usableFromInline let codeCount: Int

    init(codes: UnsafePointer<Int32>, start: Int, codeCount: Int) {
      unsafe self.codes = unsafe codes
      unsafe self.start = start
      unsafe self.codeCount = codeCount
    }
  }

  /// Two columns of codes, and where in `twins` the left code of each right code's text is.
  @unsafe @usableFromInline
  struct Match {
    @usableFromInline let left: UnsafePointer<Int32>
    @usableFromInline let right: UnsafePointer<Int32>
    @usableFromInline let start: Int
    @usableFromInline let codeCount: Int

    init(
      left: UnsafePointer<Int32>, right: UnsafePointer<Int32>, start: Int, codeCount: Int
    ) {
      unsafe self.left = unsafe left
      unsafe self.right = unsafe right
      unsafe self.start = start
      unsafe self.codeCount = codeCount
    }
  }

  @usableFromInline let numbers: UnsafeBufferPointer<UnsafePointer<Double>>
  @usableFromInline let texts: UnsafeBufferPointer<Texts>
  @usableFromInline let matches: UnsafeBufferPointer<Match>
  @usableFromInline let values: UnsafeBufferPointer<Double>
  @usableFromInline let twins: UnsafeBufferPointer<Int32>

  init(
    numbers: UnsafeBufferPointer<UnsafePointer<Double>>, texts: UnsafeBufferPointer<Texts>,
    matches: UnsafeBufferPointer<Match>, values: UnsafeBufferPointer<Double>,
    twins: UnsafeBufferPointer<Int32>
  ) {
    unsafe self.numbers = unsafe numbers
    unsafe self.texts = unsafe texts
    unsafe self.matches = unsafe matches
    unsafe self.values = unsafe values
    unsafe self.twins = unsafe twins
  }
}
