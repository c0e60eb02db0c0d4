import SkillsPlanner

/// Writes a picture as a file of its own, with its title, what it shows in words, its style and its legend.
struct SVGWriter {
  private static let margin = 24
  private static let line = 28

  func text(_ picture: Picture, status: String) -> String {
    let scale = picture.isWide ? 2 : 1
    let (margin, line) = (Self.margin * scale, Self.line * scale)
    let width = picture.width + 2 * margin
    let legendTop = margin + line + picture.height + line
    let statusTop = legendTop + line * picture.legend.count + line
    let statusLines = [status, picture.attribution].flatMap {
      Self.lines(of: $0, width: (width - 2 * margin) / scale)
    }
    let height = statusTop + 18 * scale * statusLines.count + margin
    let marks = picture.legend.enumerated().map { place, mark -> Markup in
      """
      <g transform="translate(\(margin) \(legendTop + place * line)) scale(\(scale))">\(mark.content)<text x="32" y="14">\(mark.meaning)</text></g>
      """
    }.joined()
    let written = statusLines.enumerated().map { place, text -> Markup in
      "<text y=\"\(place * 18)\">\(text)</text>"
    }.joined()
    let drawn: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width / scale)" height="\(height / scale)" role="img" aria-labelledby="title description">
      <title id="title">\(picture.title)</title>
      <desc id="description">\(picture.description)</desc>
      <style>\(Markup(OwnCode.colours + .pictures))</style>
      \(HTMLWriter.patterns)
      <rect class="pb" width="\(width)" height="\(height)"/>
      <g transform="translate(\(margin) \(margin)) scale(\(scale))"><text class="title" y="14">\(picture.title)</text></g>
      <g transform="translate(\(margin) \(margin + line))">\(picture.content)</g>
      \(marks)
      <g transform="translate(\(margin) \(statusTop)) scale(\(scale))">\(written)</g>
      </svg>

      """
    return drawn.text
  }

  /// Lines of words that fit into so many units, in a font that is wide; a word that fits no line has one to itself.
  private static func lines(of text: String, width: Int) -> [String] {
    let most = width / 8
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= most {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
