/// The lines that licences ask for.
enum Attribution {
  static let government =
    "Contains public sector information licensed under the Open Government Licence v3.0."
  static let statistics =
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    + "Contains OS data (c) Crown copyright and database right."
  static let postcodes =
    "Contains OS data (c) Crown copyright and database right; contains Royal Mail data (c) Royal "
    + "Mail copyright and database right."
  static let project = "Compiled by this project; Apache License 2.0."
  static let commons =
    "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
  static let provider = "The provider's own data; ask it before publishing."
  static let unstated = "The licence is not stated; find it before publishing."
}
