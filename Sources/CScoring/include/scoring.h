/* scoring.h: the contract between the planner and a rule.
 *
 * A rule is a shared library that exports one function, skillsplan_plugin_v1. It returns a
 * descriptor that lives as long as the process: what the rule is called, which parameters it
 * takes, and how to make and use an instance of it. Only C crosses the boundary: numbers,
 * pointers and counted UTF-8 texts. A rule may be written in any language that can export a C
 * function; this header is all that it needs. In Swift, ScoringKit writes it for you.
 *
 * The calls, in order:
 *   skillsplan_plugin_v1()                    once, when the library is opened
 *     create(context, parameters, error)      once for each use in a brief, and once to list it
 *       columns(instance, &count)             once: the columns that these parameters ask for
 *       score(instance, batch, scores, error) for each batch, from several threads at once
 *     destroy(instance)                       once, after the last score
 *
 * What a rule owes:
 *   - score is pure: the same candidates give the same scores in any order, in any batch, on any
 *     machine. No clock, no random numbers, no files, no network, no state that it changes.
 *   - every score is a number in 0...1 (0 or 1, exactly, for an eligibility rule). The host checks
 *     each of them and stops the plan at the first that is not.
 *   - nothing that the host passes is kept after the call returns; nothing of it is written to
 *     but scores and error.
 *
 * How the contract grows. Within version 1 fields are appended at the end of the structs that
 * begin with `size`, and nothing else changes: `size` says how many bytes its writer knew, so
 * read an appended field only where `size` reaches it. Structs without `size` never change; what
 * is new about a parameter or a column comes in a new array beside the old one. New kinds get new
 * numbers, and a rule is given only the kinds that it asked for. What cannot be said so gets a
 * new entry function, skillsplan_plugin_v2, and a new major number.
 */
#ifndef SKILLSPLAN_SCORING_H
#define SKILLSPLAN_SCORING_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The first four bytes of every descriptor, "SKPL" in memory on a little-endian machine. */
#define SKILLSPLAN_MAGIC 0x4C504B53u
#define SKILLSPLAN_ABI_MAJOR 1
#define SKILLSPLAN_ABI_MINOR 2

/* Put before the definition of the entry function, so that it is seen outside the library. */
#if defined(__GNUC__) || defined(__clang__)
#define SKILLSPLAN_EXPORT __attribute__((visibility("default")))
#else
#define SKILLSPLAN_EXPORT
#endif

/* UTF-8 of `count` bytes, without an ending zero; bytes may be NULL where count is 0. */
typedef struct skillsplan_text {
  const char *bytes;
  uint64_t count;
} skillsplan_text;

/* A text from a literal: .id = SKILLSPLAN_TEXT("travel-distance") */
#define SKILLSPLAN_TEXT(literal) {(literal), sizeof(literal) - 1}

/* What a rule's answer means. */
enum {
  SKILLSPLAN_SCORE = 1,       /* a number in 0...1, which the brief weighs */
  SKILLSPLAN_ELIGIBILITY = 2, /* 1 admits the candidate, 0 excludes it for the rule's reason */
};

/* How a parameter is written in a brief, and how `create` finds it in its JSON. */
enum {
  SKILLSPLAN_NUMBER = 1,             /* 0.5               a number */
  SKILLSPLAN_WHOLE = 2,              /* 33755             a whole number */
  SKILLSPLAN_SHARE = 3,              /* 25% or 0.25       a number: 0.25 */
  SKILLSPLAN_KILOMETRES = 4,         /* 6 km              a number: 6 */
  SKILLSPLAN_CHOICE = 5,             /* one of `choices`  a string */
  SKILLSPLAN_PLAIN_TEXT = 6,         /* any text          a string */
  SKILLSPLAN_MAP_TEXT_TO_NUMBER = 7, /* {"4.1": 0.5}      an object of numbers, ordered */
};

/* A parameter that a brief may give. Never changes (see above). */
typedef struct skillsplan_parameter {
  skillsplan_text name;          /* lower case with hyphens: "half-distance" */
  uint32_t type;                 /* one of the seven above */
  uint32_t required;             /* 1: a brief must give it, and default_value is empty; else 0 */
  double minimum;                /* of the number, or of each number of a map; -INFINITY for none */
  double maximum;                /* INFINITY for none */
  skillsplan_text default_value; /* as a brief writes it; empty: not in the JSON unless given */
  const skillsplan_text *choices;
  uint64_t choice_count;
  skillsplan_text documentation; /* one sentence */
} skillsplan_parameter;

/* How the values of a column come. */
enum {
  SKILLSPLAN_NUMBERS = 1, /* const double *; NaN where missing */
  SKILLSPLAN_CODES = 2,   /* const int32_t *, each an index into the dictionary; -1 where missing */
};

/* A column that a rule reads. Never changes (see above).
 *
 * Names: "area.NAME" and "course.NAME" for the columns of the two tables; "need.level" (codes),
 * "need.learners" and "need.share_below" (numbers; the share of the area's residents whose highest
 * qualification is below the need's level), each number of a need also as "NAME.smallest" and
 * "NAME.largest" over the needs of its level; "pair.distance" (kilometres in a straight line; NaN
 * where the course has no place, as online); "pair.minutes" (of travel, where the brief has a table of
 * them; NaN where the table has none). A brief that lacks a column is refused, unless the rule
 * declares the column as optional. */
typedef struct skillsplan_column_request {
  skillsplan_text name;
  uint32_t kind;     /* SKILLSPLAN_NUMBERS or SKILLSPLAN_CODES */
  uint32_t reserved; /* 0 */
} skillsplan_column_request;

/* What a rule declares of a column that it reads; added up, 0 for nothing. Since 1.1. */
enum {
  SKILLSPLAN_RISING = 1,    /* all else equal, a larger number never scores less */
  SKILLSPLAN_FALLING = 2,   /* all else equal, a larger number never scores more */
  SKILLSPLAN_PROVIDERS = 4, /* the rule means to tell providers apart by it */
  SKILLSPLAN_OPTIONAL = 8,  /* where no table has the column, all its values are missing. Since
                             * 1.2: an older planner asks for the column all the same */
};

/* A column of a batch: one value for each candidate. Never changes (see above). */
typedef struct skillsplan_column {
  uint32_t kind;                     /* as it was asked for */
  uint32_t reserved;                 /* 0 */
  const void *values;                /* const double * or const int32_t *, by kind */
  const skillsplan_text *dictionary; /* of codes: the same in every batch of a run; else NULL */
  uint64_t dictionary_count;
} skillsplan_column;

/* Some candidates, with the columns that the instance asked for. */
typedef struct skillsplan_batch {
  uint64_t size;                    /* bytes of this struct that the host knows */
  uint64_t count;                   /* candidates: values in each column, and scores to write */
  const skillsplan_column *columns; /* in the order in which the instance asked for them */
  uint64_t column_count;
} skillsplan_batch;

/* Where a rule says what went wrong: one sentence without a full stop, for a person. */
typedef struct skillsplan_error {
  uint64_t size;      /* bytes of this struct that the host knows */
  char *bytes;        /* room for the text, UTF-8 */
  uint64_t capacity;  /* bytes of room */
  uint64_t count;     /* bytes written, at most capacity; 0 before the call */
  int64_t candidate;  /* the first at fault, counted from 0; -1 for none, as before the call */
} skillsplan_error;

/* What the entry function returns. It and all that it points to live as long as the process. */
typedef struct skillsplan_plugin {
  uint32_t magic;     /* SKILLSPLAN_MAGIC */
  uint16_t abi_major; /* SKILLSPLAN_ABI_MAJOR */
  uint16_t abi_minor; /* SKILLSPLAN_ABI_MINOR */
  uint64_t size;      /* sizeof(skillsplan_plugin) */
  uint32_t kind;      /* SKILLSPLAN_SCORE or SKILLSPLAN_ELIGIBILITY */
  uint32_t reserved;  /* 0 */
  skillsplan_text id;      /* lower case with hyphens, as a brief has it: "travel-distance" */
  skillsplan_text version; /* semantic version of the rule: "1.0.0" */
  skillsplan_text summary; /* one sentence for the list of rules */
  skillsplan_text reason;  /* eligibility: why not ("the course is in another district") */
  const skillsplan_parameter *parameters;
  uint64_t parameter_count;
  void *context; /* passed to create; the rule's own, may be NULL */

  /* An instance for these parameters: a JSON object with every parameter that the brief gives or
   * that has a default, checked by the host against type, range and choices. NULL refuses them,
   * with the reason in error. One thread at a time. */
  void *(*create)(void *context, skillsplan_text parameters, skillsplan_error *error);

  /* The columns that the instance reads, `*count` of them; they live as long as the instance. */
  const skillsplan_column_request *(*columns)(void *instance, uint64_t *count);

  /* Writes batch->count scores. 0 when done, any other number when it could not, with the reason in
   * error. Several threads at once, with the same instance. */
  int32_t (*score)(void *instance, const skillsplan_batch *batch, double *scores,
                   skillsplan_error *error);

  /* Frees the instance. One thread at a time, no score running. */
  void (*destroy)(void *instance);

  /* Since 1.1: read where size is 168 or more. */

  /* What it rewards, why, by which formula, from which source; with line breaks. May be empty. */
  skillsplan_text documentation;

  /* For each column of the instance, in the order of `columns`, what the rule declares of it; they
   * live as long as the instance. May be NULL: nothing is declared. */
  const uint32_t *(*traits)(void *instance, uint64_t *count);
} skillsplan_plugin;

/* The one function that a plugin exports. */
SKILLSPLAN_EXPORT const skillsplan_plugin *skillsplan_plugin_v1(void);

/* Writes an error's text from a zero-ended one, cut to the room there is. */
static inline void skillsplan_say(skillsplan_error *error, const char *text) {
  error->count = 0;
  while (text[error->count] != 0 && error->count < error->capacity) {
    error->bytes[error->count] = text[error->count];
    error->count += 1;
  }
}

#ifdef __cplusplus
}
#endif

#endif
