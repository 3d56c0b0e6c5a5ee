
import{fb as o}from"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as recognising};
