
import{a as o}from"./chunk-5ZWPI3PL.mjs";import"./chunk-NCQR7NZM.mjs";import"./chunk-4P4XQFJF.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";export{o as searched};
