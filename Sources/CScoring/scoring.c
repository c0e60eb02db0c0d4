#include "scoring.h"

#include <stddef.h>

/* The layout of version 1.0, as plugins out there were compiled: these numbers never change. */
_Static_assert(sizeof(void *) == 8, "the contract is written for 64-bit machines");
_Static_assert(sizeof(skillsplan_text) == 16, "text");
_Static_assert(sizeof(skillsplan_parameter) == 88, "parameter");
_Static_assert(sizeof(skillsplan_column_request) == 24, "column request");
_Static_assert(sizeof(skillsplan_column) == 32, "column");
_Static_assert(offsetof(skillsplan_batch, column_count) == 24, "batch");
_Static_assert(offsetof(skillsplan_error, candidate) == 32, "error");
_Static_assert(offsetof(skillsplan_plugin, id) == 24, "plugin, head");
_Static_assert(offsetof(skillsplan_plugin, create) == 112, "plugin, calls");
_Static_assert(offsetof(skillsplan_plugin, destroy) == 136, "plugin, end");
/* What was appended. */
_Static_assert(offsetof(skillsplan_plugin, documentation) == 144, "plugin, documentation");
_Static_assert(offsetof(skillsplan_plugin, traits) == 160, "plugin, traits");
