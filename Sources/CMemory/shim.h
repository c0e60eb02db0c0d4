// The memory settings of the C library, which its Swift module leaves out.
#include <malloc.h>
