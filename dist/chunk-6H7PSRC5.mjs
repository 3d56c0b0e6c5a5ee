
import{a as o}from"./chunk-GUQWZQHC.mjs";import"./chunk-ADTZJVPG.mjs";import"./chunk-MN27ZUPE.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as searched};
