// gloo's headers are not in libtorch's wheel. These forward declarations are all that c10d's headers need of them.
#pragma once
