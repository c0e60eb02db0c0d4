/// Questions that are asked beside a plan, each of which plans anew.
extension LimitedPlan {
  /// So many at once take up to some hundred megabytes.
  private static let mostAtOnce = 8
  private static let candidatesAtOnce = 4_000_000

  /// The answers in the order of the questions, which are asked side by side where problems are small.
  ///
  /// - Throws: the failure of the first question that has one.
  func answers<Question: Sendable, Answer: Sendable>(
    to questions: [Question],
    _ ask: @escaping @Sendable (Question) async throws(PlanningFailure) -> Answer
  ) async throws(PlanningFailure) -> [Answer] {
    let atOnce = min(Self.mostAtOnce, max(1, Self.candidatesAtOnce / max(1, problem.candidates)))
    let answers = await withTaskGroup(
      of: (Int, Result<Answer, PlanningFailure>).self,
      returning: [Int: Result<Answer, PlanningFailure>].self
    ) { group in
      var rest = questions.indices[...]
      func begin() {
        guard let place = rest.popFirst() else { return }
        group.addTask {
          do throws(PlanningFailure) {
            return (place, .success(try await ask(questions[place])))
          } catch {
            return (place, .failure(error))
          }
        }
      }
      for _ in 0..<atOnce { begin() }
      var answers: [Int: Result<Answer, PlanningFailure>] = [:]
      for await (place, answer) in group {
        answers[place] = answer
        begin()
      }
      return answers
    }
    var found: [Answer] = []
    for place in questions.indices {
      guard let answer = answers[place] else { preconditionFailure("every question was asked") }
      found.append(try answer.get())
    }
    return found
  }
}
