# SPDX-License-Identifier: MIT
# cordon_module(NAME HEADERS… SOURCES… USES modules… [LIBS public libraries…] [PRIVATE_LIBS …])
# One folder of src/ = one static library = one namespace. USES is the whole list of modules whose
# headers it may include; the test `layers` reads it back and fails on any other include.
set_property(GLOBAL PROPERTY CORDON_LAYERS "")

function(cordon_module name)
    cmake_parse_arguments(M "" "" "HEADERS;SOURCES;USES;LIBS;PRIVATE_LIBS" ${ARGN})
    set(target cordon_${name})
    add_library(${target} STATIC ${M_SOURCES})
    add_library(cordon::${name} ALIAS ${target})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src
                   FILES ${M_HEADERS})
    # The modules go into libcordon.so as well, which shows its interface only.
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON
                          CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    target_link_libraries(${target} PUBLIC cordon_flags ${M_LIBS} PRIVATE ${M_PRIVATE_LIBS})
    foreach(used IN LISTS M_USES)
        target_link_libraries(${target} PUBLIC cordon_${used})
    endforeach()
    list(JOIN M_USES " " uses)
    set_property(GLOBAL APPEND PROPERTY CORDON_LAYERS "${name}: ${uses}")
endfunction()

# Writes `module: allowed modules` lines for the layer test.
function(cordon_write_layers path)
    get_property(lines GLOBAL PROPERTY CORDON_LAYERS)
    list(JOIN lines "\n" text)
    file(WRITE ${path} "${text}\n")
endfunction()

# cordon_plugin(NAME COMPONENT SOURCES… LIBS…): a shared object `cordon_NAME.so` that the program opens when it is needed
# first, because what it is linked with would cost every start. Defines the target cordon_NAME_plugin.
function(cordon_plugin name component)
    cmake_parse_arguments(P "" "" "SOURCES;LIBS" ${ARGN})
    set(target cordon_${name}_plugin)
    add_library(${target} MODULE ${P_SOURCES})
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME cordon_${name} CXX_VISIBILITY_PRESET hidden
                          VISIBILITY_INLINES_HIDDEN ON)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} PRIVATE cordon_flags ${P_LIBS})
    install(TARGETS ${target} LIBRARY DESTINATION lib/cordon COMPONENT ${component})
endfunction()

# cordon_opens(MODULE NAME): the module opens the plugin, which is not linked and must be built with the program all the
# same. Sources get the macro CORDON_PLUGIN_FILE (or the one named): where it was built, empty in packages.
function(cordon_opens module name)
    set(macro CORDON_PLUGIN_FILE)
    if(ARGC GREATER 2)
        set(macro ${ARGV2})
    endif()
    add_dependencies(cordon_${module} cordon_${name}_plugin)
    target_compile_definitions(cordon_${module} PRIVATE
        ${macro}="$<$<BOOL:${CORDON_FIND_IN_SOURCE}>:$<TARGET_FILE:cordon_${name}_plugin>>")
endfunction()
