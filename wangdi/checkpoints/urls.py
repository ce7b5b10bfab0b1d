from django.urls import path

from wangdi.checkpoints.views import changes, orders, register

app_name = "checkpoints"
urlpatterns = [
    path("", register.checkpoints, name="checkpoints"),
    path("register/", register.enter, name="register"),
    path("orders/", orders.orders, name="orders"),
    path("orders/new/", orders.close_compound, name="close_compound"),
    path("orders/<uuid:compound_order>/", orders.order, name="order"),
    path("orders/<uuid:compound_order>/lift/", orders.lift, name="lift"),
    path("orders/<uuid:compound_order>/prolong/", orders.prolong, name="prolong"),
    path("changes/<uuid:key>/undo/", changes.undo, name="undo"),
    path("<uuid:checkpoint_id>/", register.checkpoint, name="checkpoint"),
    path("<uuid:checkpoint_id>/describe/", changes.describe, name="describe"),
    path("<uuid:checkpoint_id>/close/", changes.shut, name="close"),
    path("<uuid:checkpoint_id>/merge/", changes.merge, name="merge"),
    path("<uuid:checkpoint_id>/open/", changes.reopen, name="open"),
    path("<uuid:checkpoint_id>/entrust/", changes.entrust, name="entrust"),
    path("<uuid:checkpoint_id>/equip/", changes.equip, name="equip"),
]
