from django.urls import path

from wangdi.atlas.views import changes, grids, laying, map, places, telling

app_name = "atlas"
urlpatterns = [
    path("", places.places, name="places"),
    path("gaps/", telling.gaps, name="gaps"),
    path("grids/", grids.grids, name="grids"),
    path("grids/<int:grid>/", grids.grid, name="grid"),
    path("grids/<int:grid>/redraw/", grids.redraw, name="redraw"),
    path("grids/<int:grid>/end/", grids.end, name="end_grid"),
    path("grids/<int:grid>/undo/", grids.undo, name="undo_grid"),
    path("map/", map.chooser, name="maps"),
    path("lay/subdistrict/", laying.subdistrict, name="lay_subdistrict"),
    path("lay/district/", laying.district, name="lay_district"),
    path("lay/unit/", laying.unit, name="lay_unit"),
    path("changes/<uuid:change>/undo/", changes.undo, name="undo"),
    path("<int:place>/", places.place, name="place"),
    path("<int:place>/map/", map.community, name="map"),
    path("<int:place>/add/", laying.add, name="add"),
    path("<int:place>/buildings/", laying.buildings, name="buildings"),
    path("<int:place>/grids/draw/", grids.draw, name="draw"),
    path("<int:place>/describe/", changes.describe, name="describe"),
    path("<int:place>/move/", changes.move, name="move"),
    path("<int:place>/rename/", changes.rename, name="rename"),
    path("<int:place>/split/", changes.split, name="split"),
    path("<int:place>/merge/", changes.merge, name="merge"),
    path("<int:place>/close/", changes.close, name="close"),
    path("<int:place>/visit/", telling.visit, name="visit"),
    path("<int:place>/risk/", telling.risk, name="risk"),
]
