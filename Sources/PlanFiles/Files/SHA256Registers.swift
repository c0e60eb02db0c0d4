/// The eight working variables of SHA-256.
struct SHA256Registers {
  private var a: UInt32
  private var b: UInt32
  private var c: UInt32
  private var d: UInt32
  private var e: UInt32
  private var f: UInt32
  private var g: UInt32
  private var h: UInt32

  /// From the eight words of a state.
  init(_ state: [UInt32]) {
    precondition(state.count == 8, "a state has eight words")
    (a, b, c, d) = (state[0], state[1], state[2], state[3])
    (e, f, g, h) = (state[4], state[5], state[6], state[7])
  }

  /// The eight words.
  var values: [UInt32] { [a, b, c, d, e, f, g, h] }

  /// Word by word, without overflow.
  @inline(__always)
  mutating func add(_ other: SHA256Registers) {
    a &+= other.a
    b &+= other.b
    c &+= other.c
    d &+= other.d
    e &+= other.e
    f &+= other.f
    g &+= other.g
    h &+= other.h
  }

  /// Sixteen rounds (FIPS 180-4, 6.2.2, step 3); the names take turns in place of the values.
  @inline(__always)
  mutating func mix(_ words: SHA256Words, _ constants: SHA256Words) {
    Self.round(a, b, c, &d, e, f, g, &h, words.w0 &+ constants.w0)
    Self.round(h, a, b, &c, d, e, f, &g, words.w1 &+ constants.w1)
    Self.round(g, h, a, &b, c, d, e, &f, words.w2 &+ constants.w2)
    Self.round(f, g, h, &a, b, c, d, &e, words.w3 &+ constants.w3)
    Self.round(e, f, g, &h, a, b, c, &d, words.w4 &+ constants.w4)
    Self.round(d, e, f, &g, h, a, b, &c, words.w5 &+ constants.w5)
    Self.round(c, d, e, &f, g, h, a, &b, words.w6 &+ constants.w6)
    Self.round(b, c, d, &e, f, g, h, &a, words.w7 &+ constants.w7)
    Self.round(a, b, c, &d, e, f, g, &h, words.w8 &+ constants.w8)
    Self.round(h, a, b, &c, d, e, f, &g, words.w9 &+ constants.w9)
    Self.round(g, h, a, &b, c, d, e, &f, words.w10 &+ constants.w10)
    Self.round(f, g, h, &a, b, c, d, &e, words.w11 &+ constants.w11)
    Self.round(e, f, g, &h, a, b, c, &d, words.w12 &+ constants.w12)
    Self.round(d, e, f, &g, h, a, b, &c, words.w13 &+ constants.w13)
    Self.round(c, d, e, &f, g, h, a, &b, words.w14 &+ constants.w14)
    Self.round(b, c, d, &e, f, g, h, &a, words.w15 &+ constants.w15)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let sumOfE = e.rotated(by: 6) ^ e.rotated(by: 11) ^ e.rotated(by: 25)
    let sumOfA = a.rotated(by: 2) ^ a.rotated(by: 13) ^ a.rotated(by: 22)
    let choice = ((f ^ g) & e) ^ g
    let majority = (a & b) | (c & (a | b))
    let first = h &+ sumOfE &+ choice &+ word
    d = d &+ first
    h = first &+ sumOfA &+ majority
  }
}
