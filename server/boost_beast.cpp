// Boost.Beast is compiled here and nowhere else.
#include <boost/beast/src.hpp>
